// Package browser tests the built site as its readers meet it: in Chromium, with axe-core, with the keyboard alone,
// at 320 pixels, without JavaScript; and its HTML and CSS with the Nu validator. It has nothing but tests.
// setup.sh installs what they need.
package browser
