// Package browser tests the built site as its readers meet it: in Chromium, with axe-core, with the keyboard alone,
// at 320 pixels, without JavaScript; its HTML and CSS with the Nu validator; and what it offers to programs: feeds,
// calendars, JSON. It has nothing but tests.
// setup.sh installs what they need.
package browser
