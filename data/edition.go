package data

import "time"

// EditionNumber counts the editions of one office, from 1.
type EditionNumber int64

// EditionSummary tells what one published edition is, to staff.
type EditionSummary struct {
	Number EditionNumber
	Built  time.Time
	SHA256 string // of the edition's file, hexadecimal
}
