//go:build race

package display

// underRace: pictures are compared without it, which is ten times as fast.
const underRace = true
