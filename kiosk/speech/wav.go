package speech

import (
	"encoding/binary"
	"time"
)

// headerSize is what a WAV of espeak-ng has before the first sample.
const headerSize = 44

// Places in the header (RIFF WAVE, one fmt chunk of 16 bytes, one data chunk).
const (
	riffSizeAt = 4
	byteRateAt = 28
	dataSizeAt = 40
)

// withSizes writes the true sizes into the header: a program that writes into
// a pipe does not know them yet when it writes the header.
func withSizes(wav []byte) []byte {
	if len(wav) < headerSize {
		return nil
	}
	binary.LittleEndian.PutUint32(wav[riffSizeAt:], uint32(len(wav)-8))
	binary.LittleEndian.PutUint32(wav[dataSizeAt:], uint32(len(wav)-headerSize))
	return wav
}

// lengthOf is how long the sound lasts.
func lengthOf(wav []byte) time.Duration {
	if len(wav) < headerSize {
		return 0
	}
	second := binary.LittleEndian.Uint32(wav[byteRateAt:])
	if second == 0 {
		return 0
	}
	return time.Duration(len(wav)-headerSize) * time.Second / time.Duration(second)
}
