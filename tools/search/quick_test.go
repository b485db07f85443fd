package search

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"
)

// whole reads a page by the whole parser alone.
func whole(t testing.TB, body string) *text {
	t.Helper()
	doc, err := html.Parse(strings.NewReader(body))
	if err != nil {
		t.Skip(err)
	}
	var all tree
	all.take(doc)
	return all.announcement()
}

const around = `<!DOCTYPE html><html><head><title>a</title><meta name="PubDate" content="2021&#45;01-02"><link rel="canonical" href="https://a.example/b/">
</head><body><nav><a href="/">b</a></nav><main><article data-kind="notice"><h1>c</h1><div data-search>%</div></article></main></body></html>`

var snippets = []string{
	`<p>一<b>二</b>三</p><ul><li>a<ul><li>b</li></ul></li></ul>`,
	`<dl><div data-answer="issuer"><dt>a</dt><dd>b &amp; c&lt;</dd></div></dl><div data-answer="period"><p><strong>a</strong>b</p><q>c</q></div>`,
	`<table><caption>a</caption><thead><tr><th>b</th></tr></thead><tbody><tr><td><p>c</p></td></tr></tbody></table>`,
	`<table>a<tr><td>b</table>c`, `<p>a<div>b</div>c</p>d`, `<p>a<p>b`, `<a>b<a>c</a></a>`, `<b><p>a</b>b</p>`, `<h2>a<h3>b</h3></h2>`,
	`<li>a<li>b</li></li>`, `<svg><circle r="1"/><text>a</text></svg>b`, `<svg><p>a</p></svg>`, `<ruby>a<rt>b</rt></ruby><img alt="c">d<br/>e`,
	`<span hidden>a</span><span data-nosearch>b</span><!-- c --><!--> d --><p title='e'>f`, `<time data-answer="a&copy=b">&copy;&notit;&#0;</time>`,
	`<script>"</div>"</script>a<textarea><p></textarea>`, `<pre>
a</pre><button>b<button>c</button></button>`, `<dl><dd>a<dl><dt>b</dt></dl></dd></dl><summary>c</summary>`, `</article>a`, `<DIV>a</DIV><div/>b</div>`,
}

func TestQuick(t *testing.T) {
	for i, s := range snippets[:3] {
		if _, ok := new(quick).parse([]byte(strings.Replace(around, "%", s, 1))); !ok {
			t.Errorf("%d: not read", i)
		}
	}
}

// pieces are what a document can be put together from.
var pieces = strings.Fields(`a &amp; <p> </p> <p data-search> <div> </div> <div data-answer="issuer"> <dl> </dl> <dt> </dt> <dd> </dd> <strong> </strong> <b> </b>
	<a> </a> <ul> </ul> <ol> </ol> <li> </li> <table> </table> <thead> </thead> <tbody> </tbody> <tr> </tr> <td> </td> <th> </th> <caption>
	</caption> <h2> </h2> <h3> </h3> <h1> </h1> <button> </button> <svg> </svg> <text> </text> <circle/> <br> <br/> <img> <ruby> </ruby> <rt> </rt> <q>
	</q> <time> </time> <span> </span> <section> </section> <article> </article> <pre> </pre> <nav> </nav> <blockquote> </blockquote> <!--b-->
	<details> </details> <summary> </summary> <select> <option> <form> <template> <address> </address> <del> </del> <hr> <script> </script> <style>`)

// FuzzQuick holds that what is read quickly is read as a browser would.
func FuzzQuick(f *testing.F) {
	for _, s := range snippets {
		f.Add(s, []byte{2, 0, 3})
	}
	f.Fuzz(func(t *testing.T, s string, picks []byte) {
		for _, pick := range picks {
			s += pieces[int(pick)%len(pieces)]
		}
		body := strings.Replace(around, "%", s, 1)
		quick, ok := new(quick).parse([]byte(body))
		if !ok {
			return
		}
		if diff := cmp.Diff(whole(t, body), quick.announcement()); diff != "" {
			t.Errorf("%s\n%s", s, diff)
		}
	})
}
