package main

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"example.org/parter/data"
	"example.org/parter/data/seal"
)

// sealedFolder holds two keys, and a contact that is sealed to the first of them.
func sealedFolder(t *testing.T) (path func(name string) string) {
	t.Helper()
	folder := t.TempDir()
	path = func(name string) string { return filepath.Join(folder, name) }
	if _, err := (newSealKeys{Office: path("key"), Recovery: path("recovery")}).make(); err != nil {
		t.Fatal(err)
	}
	public, err := (newSealKeys{Office: path("other"), Recovery: path("unused")}).make()
	if err != nil {
		t.Fatal(err)
	}
	locked, err := seal.Contact(public, "m1", data.Contact{Name: "Канарка", Phone: "0888 123 456"})
	if err != nil {
		t.Fatal(err)
	}
	for name, words := range map[string]string{
		"contact": string(locked), "moved": "# m2 ОВ-2\n" + string(locked), "torn": string(locked)[:len(locked)/2], "letter": "Уважаеми господине,\n",
	} {
		if err := os.WriteFile(path(name), []byte(words), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return path
}

// errors are what the run says of what it does not open.
func (u unsealing) errors(t *testing.T) (said string, err error) {
	t.Helper()
	old := os.Stderr
	file, err := os.Create(filepath.Join(t.TempDir(), "stderr"))
	if err != nil {
		t.Fatal(err)
	}
	os.Stderr = file
	err = u.Run()
	os.Stderr = old
	words, wrong := os.ReadFile(file.Name())
	if wrong := errors.Join(wrong, file.Close()); wrong != nil {
		t.Fatal(wrong)
	}
	if err != nil {
		said = string(words) + err.Error()
	}
	return said, err
}

func TestWhatIsNotOpenedIsSaidInBulgarian(t *testing.T) {
	path := sealedFolder(t)
	for _, c := range []struct {
		key, file, want string
		is              error
	}{
		{"key", "contact", "Този ключ не го отваря: запечатано е с друг.", errSealed},
		{"key", "contact", "Отворени контакти: 0. Неотворени: 1", errSealed},
		{"other", "moved", "Запечатаното е за друго съобщение", errSealed},
		{"other", "torn", "Запечатаното е повредено", errSealed},
		{"letter", "contact", "letter не е файл с ключ", seal.ErrNoKey},
		{"nowhere", "contact", "nowhere не може да се прочете", fs.ErrNotExist},
		{"other", "nowhere", "nowhere не може да се прочете", fs.ErrNotExist},
		{"other", "letter", "няма запечатан контакт", data.ErrInvalid},
		{"other", "contact", "", nil},
	} {
		said, err := unsealing{Key: path(c.key), Files: []string{path(c.file)}}.errors(t)
		if !strings.Contains(said, c.want) || !errors.Is(err, c.is) || c.is == nil && err != nil {
			t.Errorf("%s with %s: got %q, %v; want %q", c.file, c.key, said, err, c.want)
		}
	}
}
