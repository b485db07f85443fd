package metadata

import "gonggao/tools/announcement"

// result returns the groups that something became known of, the total first; a group that was only asked
// says nothing unless others answered.
func (t *tally) result() []announcement.OutcomeGroup {
	var all []announcement.OutcomeGroup
	known := false
	if none := t.total != nil && t.total.Comments != nil && *t.total.Comments == 0; t.total != nil && answered(t.total) && !none {
		all, known = append(all, *t.total), true
	}
	for _, g := range t.groups {
		known = known || answered(g)
		if answered(g) || g.Consulted != nil {
			all = append(all, *g)
		}
	}
	if !known {
		return nil
	}
	return all
}

func answered(g *announcement.OutcomeGroup) bool {
	return g.Responded != nil || g.Comments != nil || g.Adopted != nil || g.Partly != nil || g.Rejected != nil || g.AllTaken
}

// responses returns how many answers came in all: what the page gives as the total, else those of the
// public. Answers of departments alone are no answers of the public.
func (t *tally) responses() *int {
	if t.total != nil && t.total.Comments != nil {
		return t.total.Comments
	}
	for _, g := range t.groups {
		if containsAny(g.Group, public...) && g.Comments != nil {
			return g.Comments
		}
	}
	return nil
}
