// Package browser tests the built site as its readers meet it: in Chromium, with two engines that look for barriers, with the
// keyboard alone, enlarged, spaced, in the reader's own colours, on paper, without JavaScript; its HTML and CSS with the Nu
// validator; and what it offers to programs: feeds, calendars, JSON. It has nothing but tests. setup.sh installs what they need.
package browser
