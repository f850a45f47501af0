package exchange

import (
	"bytes"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	utf16 "golang.org/x/text/encoding/unicode"
)

// The encodings in which lists of cases are written beside UTF-8: windows-1251 by the
// registries and by Excel's „CSV“, UTF-16 by its „Unicode text“. Nothing else is guessed. A list that was read by the wrong one says „ѓђЂЋ“ of every
// department, and a clerk cannot mend that.
const (
	letters1251  = "windows-1251"
	lettersUTF16 = "UTF-16"
)

// letters is the text as UTF-8, and its first line as far as marks between columns go;
// not ok: it is no text, or in an encoding that is not known.
func (t *Table) letters(text []byte) (in io.Reader, heading []byte, ok bool) {
	if bytes.HasPrefix(text, []byte("\xff\xfe")) || bytes.HasPrefix(text, []byte("\xfe\xff")) {
		// Half a letter becomes U+FFFD there.
		read, err := utf16.UTF16(utf16.LittleEndian, utf16.UseBOM).NewDecoder().Bytes(text)
		t.Letters = lettersUTF16
		return bytes.NewReader(read), firstLine(read), err == nil && !bytes.ContainsRune(read, utf8.RuneError) && isText(read)
	}
	if bare := bytes.TrimPrefix(text, []byte("\ufeff")); utf8.Valid(bare) {
		return bytes.NewReader(bare), firstLine(bare), isText(bare)
	}
	t.Letters = letters1251
	return charmap.Windows1251.NewDecoder().Reader(bytes.NewReader(text)), firstLine(text), isText(text) && isCyrillic1251(text)
}

func firstLine(text []byte) []byte {
	line, _, _ := bytes.Cut(text, []byte("\n"))
	return line
}

// isText reports whether nothing in it belongs into no text: what is packed, a picture
// or an old .xls has such bytes at once.
func isText(text []byte) bool { return bytes.IndexByte(text, 0) < 0 }

// signs1251 are the signs of windows-1251 that stand between Bulgarian words.
const signs1251 = "„“”‘’‚«»‹›–—…•·№§€°±©®™\u00a0\u00ad"

// isCyrillic1251 reports whether the bytes, read as windows-1251, are what somebody
// writes: letters from А to я with ё, usual signs, and words that begin with the large
// letter and go on in one alphabet. UTF-8 with a broken byte, the encodings of DOS and of
// the Mac, and those of the West are not.
func isCyrillic1251(text []byte) bool {
	words, odd := 0, 0
	var word struct{ cyrillic, latin, small, odd bool }
	end := func() {
		if word.cyrillic {
			words++
			if word.latin || word.odd {
				odd++
			}
		}
		word.cyrillic, word.latin, word.small, word.odd = false, false, false, false
	}
	for _, b := range text {
		switch r := charmap.Windows1251.DecodeByte(b); {
		case b >= 0xC0 || r == 'Ё' || r == 'ё':
			large := unicode.IsUpper(r)
			word.odd = word.odd || large && word.small
			word.cyrillic, word.small = true, word.small || !large
		case b >= utf8.RuneSelf && !strings.ContainsRune(signs1251, r):
			return false
		case 'a' <= b|0x20 && b|0x20 <= 'z':
			word.latin = true
		default:
			end()
		}
	}
	end()
	return words > 0 && odd*3 <= words // „OА-94“ is in real lists, with a Latin O
}

// lineOfBadText is the line of the first byte that is not UTF-8, from 1.
func lineOfBadText(text []byte) int {
	for i, line := range bytes.Split(text, []byte("\n")) {
		if !utf8.Valid(line) {
			return i + 1
		}
	}
	return 1
}
