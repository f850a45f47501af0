package rig

import (
	"errors"
	"fmt"
	"image"
	"time"

	"github.com/jezek/xgb/xproto"
)

// Windows are the visible windows on the screen and what they cover.
func (h *Hands) Windows() (map[xproto.Window]image.Rectangle, error) {
	tree, err := xproto.QueryTree(h.x, h.root).Reply()
	if err != nil {
		return nil, fmt.Errorf("windows: %w", err)
	}
	covers := map[xproto.Window]image.Rectangle{}
	for _, w := range tree.Children {
		attributes, err := xproto.GetWindowAttributes(h.x, w).Reply()
		if err != nil {
			return nil, fmt.Errorf("window: %w", err)
		}
		size, err := xproto.GetGeometry(h.x, xproto.Drawable(w)).Reply()
		if err != nil {
			return nil, fmt.Errorf("window: %w", err)
		}
		if attributes.MapState == xproto.MapStateViewable && attributes.Class == xproto.WindowClassInputOutput {
			at := image.Pt(int(size.X), int(size.Y))
			covers[w] = image.Rectangle{Min: at, Max: at.Add(image.Pt(int(size.Width), int(size.Height)))}
		}
	}
	return covers, nil
}

// AskToClose asks the window to close, as the cross in a title bar and as a
// taskbar would.
func (h *Hands) AskToClose(w xproto.Window) error {
	return errors.Join(
		h.tell(w, w, "WM_PROTOCOLS", "WM_DELETE_WINDOW", xproto.EventMaskNoEvent),
		h.tell(h.root, w, "_NET_CLOSE_WINDOW", "", xproto.EventMaskSubstructureRedirect|xproto.EventMaskSubstructureNotify),
		h.tell(w, w, "_NET_CLOSE_WINDOW", "", xproto.EventMaskNoEvent),
	)
}

// tell sends a message about a window.
func (h *Hands) tell(to, about xproto.Window, kind, detail string, mask uint32) error {
	data := make([]uint32, 5)
	if detail != "" {
		atom, err := h.atom(detail)
		if err != nil {
			return err
		}
		data[0] = uint32(atom)
	}
	atom, err := h.atom(kind)
	if err != nil {
		return err
	}
	message := xproto.ClientMessageEvent{Format: 32, Window: about, Type: atom, Data: xproto.ClientMessageDataUnionData32New(data)}
	if err := xproto.SendEventChecked(h.x, false, to, mask, string(message.Bytes())).Check(); err != nil {
		return fmt.Errorf("%s: %w", kind, err)
	}
	return nil
}

func (h *Hands) atom(name string) (xproto.Atom, error) {
	atom, err := xproto.InternAtom(h.x, false, uint16(len(name)), name).Reply()
	if err != nil {
		return 0, fmt.Errorf("atom %s: %w", name, err)
	}
	return atom.Atom, nil
}

// Selection is the text that lies in the X selection, "CLIPBOARD" or "PRIMARY":
// what another program would paste.
func (h *Hands) Selection(name string) (string, error) {
	var atoms [3]xproto.Atom
	for i, name := range []string{name, "UTF8_STRING", "PARTER_RIG"} {
		var err error
		if atoms[i], err = h.atom(name); err != nil {
			return "", err
		}
	}
	ours, err := xproto.NewWindowId(h.x)
	if err != nil {
		return "", fmt.Errorf("selection: %w", err)
	}
	screen := xproto.Setup(h.x).DefaultScreen(h.x)
	if err := xproto.CreateWindowChecked(h.x, 0, ours, h.root, 0, 0, 1, 1, 0, xproto.WindowClassInputOnly, screen.RootVisual, 0, nil).Check(); err != nil {
		return "", fmt.Errorf("selection: %w", err)
	}
	defer xproto.DestroyWindow(h.x, ours)
	xproto.ConvertSelection(h.x, ours, atoms[0], atoms[1], atoms[2], xproto.TimeCurrentTime)
	return h.pasted(ours, atoms[2])
}

// pasted waits for the answer of the selection's owner; without one the server
// answers itself.
func (h *Hands) pasted(ours xproto.Window, property xproto.Atom) (string, error) {
	for until := time.Now().Add(commandTime); time.Now().Before(until); time.Sleep(time.Millisecond) {
		event, err := h.x.PollForEvent()
		if err != nil {
			return "", fmt.Errorf("selection: %w", err)
		}
		answer, ok := event.(xproto.SelectionNotifyEvent)
		if !ok {
			continue
		}
		if answer.Property == xproto.AtomNone {
			return "", nil
		}
		text, failed := xproto.GetProperty(h.x, true, ours, property, xproto.GetPropertyTypeAny, 0, 1<<16).Reply()
		if failed != nil {
			return "", fmt.Errorf("selection: %w", failed)
		}
		return string(text.Value), nil
	}
	return "", errors.New("selection: no answer")
}
