package answers

import "context"

// FollowUp returns the question that text asks after the question previous.
func (e *Engine) FollowUp(_ context.Context, _, text string) string { return text }
