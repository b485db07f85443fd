package capture

import (
	"bytes"
	"fmt"
	"strconv"

	"gonggao/tools/announcement"
)

// settleCaptures drops all captures of a page but the newest. Where one has no time, only what repeats another row of
// a table is dropped; the rest is left to refuseTwins: which of two is newer is then for a person to say.
func settleCaptures(sources []Source) {
	captures := map[string][]int{}
	var ids []string
	for i, s := range sources {
		if s.ID == "" || s.err != nil {
			continue
		}
		if captures[s.ID] == nil {
			ids = append(ids, s.ID)
		}
		captures[s.ID] = append(captures[s.ID], i)
	}
	kept := map[int]int{} // the capture that was preferred, by the one that was not
	for _, id := range ids {
		best := captures[id][0]
		timed := sources[best].precision != ""
		for _, i := range captures[id][1:] {
			timed = timed && sources[i].precision != ""
			if sources[i].newer(sources[best]) {
				best = i
			}
		}
		for _, i := range captures[id] {
			if i == best || !timed && (sources[i].nth == 0 || sources[best].nth == 0) {
				continue
			}
			same := sources[i].same(sources[best])
			if !timed && !same {
				continue
			}
			kept[i] = best
			sources[i].ID, sources[i].Dropped = "", announcement.Superseded
			if same {
				sources[i].Dropped = announcement.Duplicate
			}
		}
	}
	nameApart(sources)
	for i, best := range kept {
		sources[i].data = map[string]string{"other": sources[best].Name}
	}
}

// newer reports whether s is to be preferred; of two alike the first is.
func (s Source) newer(other Source) bool {
	if s.derived != other.derived {
		return other.derived
	}
	return s.captured.After(other.captured)
}

// same reports whether two captures hold the same bytes.
func (s Source) same(other Source) bool {
	if s.digest != "" && other.digest != "" {
		return s.digest == other.digest
	}
	a, err := s.content.read()
	if err != nil {
		return false
	}
	b, err := other.content.read()
	return err == nil && bytes.Equal(a.body, b.body) && a.mediaType == b.mediaType
}

// nameApart gives a source whose name another has, such as an earlier capture in the same archive, its number too.
func nameApart(sources []Source) {
	taken := map[string]bool{}
	for _, dropped := range []bool{false, true} {
		for i := range sources {
			s := &sources[i]
			if (s.Dropped != "" || s.err != nil) != dropped {
				continue
			}
			if taken[s.Name] && s.nth > 0 {
				s.Name += "@" + strconv.Itoa(s.nth)
			}
			taken[s.Name] = true
		}
	}
}

// refuseTwins makes the Read of every source fail whose id an earlier source has.
func refuseTwins(sources []Source) {
	owners := map[string]string{}
	for i := range sources {
		s := &sources[i]
		if s.ID == "" {
			continue
		}
		owner, taken := owners[s.ID]
		if !taken {
			owners[s.ID] = s.Name
			continue
		}
		s.err = &announcement.Problem{
			Kind: announcement.DuplicateID,
			Data: map[string]string{"id": s.ID, "other": owner},
			Err:  fmt.Errorf("read %s: its id %s is taken by %s", s.Name, s.ID, owner),
		}
		s.ID = ""
	}
}
