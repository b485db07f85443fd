//go:build !unix

package capture

const nonBlocking = 0 // folders hold no pipes here
