package sound

import "embed"

// Sources are what this package is made of. Whoever keeps what it made keeps its
// edition too.
//
//go:embed *[^t].go
var Sources embed.FS
