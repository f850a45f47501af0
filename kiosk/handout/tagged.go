package handout

import (
	"bytes"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf16"

	"codeberg.org/go-pdf/fpdf"

	"example.org/parter/data"
)

// A tagged document says what its parts are (ISO 32000-1, 14.7 and 14.8): headings,
// paragraphs, tables with their rows and cells, a picture with the words that stand for
// it. A reader that speaks steps through it by these. fpdf draws and knows nothing of
// structure: what belongs to a part is marked while it is drawn, and the structure is
// appended to the finished file, as a change to it. Undo it when fpdf can do the same.
type tags struct {
	pdf   *fpdf.Fpdf
	root  *tag
	pages [][]*tag // of each sheet, whose the marked pieces are, in their order
}

// The kinds of parts.
const (
	tagDocument = "Document"
	tagTitle    = "H1"
	tagHeading  = "H2"
	tagText     = "P"
	tagFigure   = "Figure"
	tagTable    = "Table"
	tagRow      = "TR"
	tagHead     = "TH"
	tagCell     = "TD"
)

// tag is a part of the document.
type tag struct {
	kind   string
	alt    string // what is said instead of a picture
	parent *tag
	kids   []any // *tag, or piece
	object int   // of the file
}

// piece is something marked on a sheet.
type piece struct{ page, id int }

func newTags(pdf *fpdf.Fpdf) *tags { return &tags{pdf: pdf, root: &tag{kind: tagDocument}} }

// begin begins a part within another; nil: within the document.
func (t *tags) begin(kind string, within *tag) *tag {
	if t == nil {
		return nil
	}
	if within == nil {
		within = t.root
	}
	part := &tag{kind: kind, parent: within}
	within.kids = append(within.kids, part)
	return part
}

// mark notes that what is drawn belongs to the part. Nothing in it may begin a new sheet.
func (t *tags) mark(part *tag, draw func()) {
	if t == nil {
		draw()
		return
	}
	page := t.pdf.PageNo()
	for len(t.pages) < page {
		t.pages = append(t.pages, nil)
	}
	id := len(t.pages[page-1])
	t.pages[page-1] = append(t.pages[page-1], part)
	part.kids = append(part.kids, piece{page, id})
	t.pdf.RawWriteStr(fmt.Sprintf("/%s <</MCID %d>> BDC", part.kind, id))
	draw()
	t.pdf.RawWriteStr("EMC")
}

// aside notes that what is drawn belongs to nothing: rules, and what stands on each sheet.
func (t *tags) aside(draw func()) {
	if t == nil {
		draw()
		return
	}
	t.pdf.RawWriteStr("/Artifact BMC")
	draw()
	t.pdf.RawWriteStr("EMC")
}

// The ends of a file as fpdf writes it.
var (
	endOfFile = regexp.MustCompile(`(?s)trailer\n<<\n/Size (\d+)\n/Root (\d+) 0 R\n/Info (\d+) 0 R\n.*startxref\n(\d+)\n%%EOF\s*$`)
	tableLine = regexp.MustCompile(`(?m)^(\d{10}) \d{5} ([nf])`)
)

// written is a file to which objects are appended.
type written struct {
	file    bytes.Buffer
	offsets map[int]int // of what is appended
}

func (w *written) object(n int, body string) {
	w.offsets[n] = w.file.Len()
	fmt.Fprintf(&w.file, "%d 0 obj\n%s\nendobj\n", n, body)
}

// into appends the structure to the file.
func (t *tags) into(file []byte) ([]byte, error) {
	end := endOfFile.FindSubmatch(file)
	if end == nil {
		return nil, fmt.Errorf("structure of a document: its end is not known: %w", data.ErrInvalid)
	}
	number := func(i int) int { n, _ := strconv.Atoi(string(end[i])); return n }
	size, root, info, before := number(1), number(2), number(3), number(4)
	objects := objectsOf(file, before)
	pages := slices.DeleteFunc(slices.Sorted(slices.Values(keysOf(objects))), func(n int) bool {
		return !strings.HasPrefix(objects[n], "<</Type /Page\n")
	})
	if len(pages) < len(t.pages) || !strings.HasPrefix(objects[root], "<<\n/Type /Catalog\n") {
		return nil, fmt.Errorf("structure of a document: %d of %d sheets found: %w", len(pages), len(t.pages), data.ErrInvalid)
	}
	w := &written{offsets: map[int]int{}}
	w.file.Write(file)
	structure, parents := size, size+1
	next := t.number(t.root, size+2)
	w.object(root, strings.Replace(objects[root], "/Type /Catalog\n", fmt.Sprintf(
		"/Type /Catalog\n/Version /1.7\n/MarkInfo <</Marked true>>\n/StructTreeRoot %d 0 R\n/ViewerPreferences <</DisplayDocTitle true>>\n", structure), 1))
	var numbers strings.Builder
	for i, marked := range t.pages {
		w.object(pages[i], strings.Replace(objects[pages[i]], "/Type /Page\n", fmt.Sprintf("/Type /Page\n/StructParents %d\n/Tabs /S\n", i), 1))
		fmt.Fprintf(&numbers, "%d [", i)
		for _, part := range marked {
			fmt.Fprintf(&numbers, "%d 0 R ", part.object)
		}
		numbers.WriteString("]\n")
	}
	w.object(structure, fmt.Sprintf("<</Type /StructTreeRoot /K %d 0 R /ParentTree %d 0 R /ParentTreeNextKey %d>>", t.root.object, parents, len(t.pages)))
	w.object(parents, "<</Nums [\n"+numbers.String()+"]>>")
	t.root.write(w, pages, structure)
	w.end(next, root, info, before)
	return w.file.Bytes(), nil
}

func keysOf(objects map[int]string) (numbers []int) {
	for n := range objects {
		numbers = append(numbers, n)
	}
	return numbers
}

// objectsOf are the bodies of the objects that the file's table names.
func objectsOf(file []byte, table int) map[int]string {
	objects := map[int]string{}
	for n, line := range tableLine.FindAllSubmatch(file[min(table, len(file)):], -1) {
		at, _ := strconv.Atoi(string(line[1]))
		if string(line[2]) != "n" || at >= len(file) {
			continue
		}
		_, body, found := bytes.Cut(file[at:], []byte(" 0 obj\n"))
		body, _, ended := bytes.Cut(body, []byte("\nendobj"))
		if found && ended {
			objects[n] = string(body)
		}
	}
	return objects
}

// number gives each part its object, and returns the next that is free.
func (t *tags) number(part *tag, next int) int {
	part.object, next = next, next+1
	for _, kid := range part.kids {
		if inner, is := kid.(*tag); is {
			next = t.number(inner, next)
		}
	}
	return next
}

func (p *tag) write(w *written, pages []int, structure int) {
	parent := structure
	if p.parent != nil {
		parent = p.parent.object
	}
	var kids strings.Builder
	for _, kid := range p.kids {
		switch kid := kid.(type) {
		case *tag:
			fmt.Fprintf(&kids, "%d 0 R ", kid.object)
		case piece:
			fmt.Fprintf(&kids, "<</Type /MCR /Pg %d 0 R /MCID %d>> ", pages[kid.page-1], kid.id)
		}
	}
	more := ""
	if p.alt != "" {
		more = " /Alt " + hexText(p.alt)
	}
	if p.kind == tagHead {
		more += " /A <</O /Table /Scope /Column>>"
	}
	w.object(p.object, fmt.Sprintf("<</Type /StructElem /S /%s /P %d 0 R%s /K [%s]>>", p.kind, parent, more, kids.String()))
	for _, kid := range p.kids {
		if inner, is := kid.(*tag); is {
			inner.write(w, pages, structure)
		}
	}
}

// hexText is a text string of the file, in UTF-16.
func hexText(words string) string {
	var hex strings.Builder
	hex.WriteString("<FEFF")
	for _, unit := range utf16.Encode([]rune(words)) {
		fmt.Fprintf(&hex, "%04X", unit)
	}
	hex.WriteString(">")
	return hex.String()
}

// end writes the table of what was appended, which leads to the one before.
func (w *written) end(size, root, info, before int) {
	at := w.file.Len()
	w.file.WriteString("xref\n")
	var numbers []int
	for n := range w.offsets {
		numbers = append(numbers, n)
	}
	slices.Sort(numbers)
	for _, n := range numbers {
		fmt.Fprintf(&w.file, "%d 1\n%010d 00000 n \n", n, w.offsets[n])
	}
	fmt.Fprintf(&w.file, "trailer\n<<\n/Size %d\n/Root %d 0 R\n/Info %d 0 R\n/Prev %d\n>>\nstartxref\n%d\n%%%%EOF\n", size, root, info, before, at)
}
