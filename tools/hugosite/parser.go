package hugosite

import (
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// newMarkdown returns Goldmark with the extensions that Hugo loads for the site's config.toml.
// Linkify and typographer are off there; East Asian line breaks only concern the renderer.
func newMarkdown() goldmark.Markdown {
	return goldmark.New(
		goldmark.WithExtensions(extension.Table, extension.Strikethrough, extension.TaskList,
			extension.DefinitionList, extension.Footnote),
		goldmark.WithParserOptions(parser.WithAttribute(),
			parser.WithBlockParsers(util.Prioritized(attributesParser{}, 100)),
			parser.WithASTTransformers(util.Prioritized(attributesParser{}, 100))),
	)
}

// attributes is a line such as {.signature} below the block it belongs to.
type attributes struct{ ast.BaseBlock }

var kindAttributes = ast.NewNodeKind("Attributes")

// Kind implements ast.Node.
func (*attributes) Kind() ast.NodeKind { return kindAttributes }

// Dump implements ast.Node.
func (a *attributes) Dump(source []byte, level int) { ast.DumpHelper(a, source, level, nil, nil) }

// attributesParser does what Hugo's internal extension of the same purpose does (parser.attribute.block).
type attributesParser struct{}

// Trigger implements parser.BlockParser.
func (attributesParser) Trigger() []byte { return []byte{'{'} }

// Open implements parser.BlockParser.
func (attributesParser) Open(_ ast.Node, reader text.Reader, _ parser.Context) (ast.Node, parser.State) {
	list, ok := parser.ParseAttributes(reader)
	if !ok {
		return nil, parser.RequireParagraph
	}
	node := &attributes{}
	for _, a := range list {
		node.SetAttribute(a.Name, a.Value)
	}
	return node, parser.NoChildren
}

// Continue implements parser.BlockParser.
func (attributesParser) Continue(ast.Node, text.Reader, parser.Context) parser.State {
	return parser.Close
}

// Close implements parser.BlockParser.
func (attributesParser) Close(ast.Node, text.Reader, parser.Context) {}

// CanInterruptParagraph implements parser.BlockParser.
func (attributesParser) CanInterruptParagraph() bool { return true }

// CanAcceptIndentedLine implements parser.BlockParser.
func (attributesParser) CanAcceptIndentedLine() bool { return false }

// Transform implements parser.ASTTransformer: it moves the attributes to the block above.
func (attributesParser) Transform(doc *ast.Document, _ text.Reader, _ parser.Context) {
	var found []*attributes
	_ = ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if a, ok := n.(*attributes); ok && entering {
			found = append(found, a)
		}
		return ast.WalkContinue, nil
	})
	for _, a := range found {
		if above := a.PreviousSibling(); above != nil && !a.HasBlankPreviousLines() {
			for _, attribute := range a.Attributes() {
				above.SetAttribute(attribute.Name, attribute.Value)
			}
		}
		a.Parent().RemoveChild(a.Parent(), a)
	}
}
