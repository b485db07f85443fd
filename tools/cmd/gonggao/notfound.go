package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// placeNotFound copies the 404 page of the first script to the root: many hosts look for it nowhere else, and Cloudflare Pages
// takes a site that has none there for an application of one page, and answers every address with that (Serving Pages,
// developers.cloudflare.com). One that the webmaster has put into static/ stands.
func placeNotFound(site, dest string) error {
	if _, err := os.Stat(filepath.Join(site, "static", "404.html")); err == nil {
		return nil
	}
	page, err := os.ReadFile(filepath.Join(dest, "zh-hans", "404.html"))
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("404 page: %w", err)
	}
	if err := os.WriteFile(filepath.Join(dest, "404.html"), page, 0o644); err != nil {
		return fmt.Errorf("404 page: %w", err)
	}
	return nil
}
