//go:build !race

package display

const underRace = false
