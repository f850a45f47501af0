package machine

import (
	"io/fs"

	"fyne.io/fyne/v2"

	"example.org/parter/assets"
	"example.org/parter/data"
	"example.org/parter/data/exchange"
)

// Metadata is what Fyne wants to know of a program. Each has its own ID, since
// Fyne keeps a file of preferences for each.
func Metadata(id, name string) fyne.AppMetadata {
	return fyne.AppMetadata{ID: id, Name: name, Version: Version, Release: true, Migrations: map[string]bool{"fyneDo": true}}
}

// BuiltIn is what a screen shows before there is any edition: the town's name
// and phones, as the charter prints them.
func BuiltIn() data.Content {
	town, departments, err := exchange.StarterTown(starterFiles())
	if err != nil {
		panic(err) // the files are linked into the binary
	}
	return data.Content{Town: town, Departments: departments}
}

func starterFiles() fs.FS {
	files, err := fs.Sub(assets.Radomir, "radomir")
	if err != nil {
		panic(err) // the folder is linked into the binary
	}
	return files
}

// Starter is the whole starter content, for an office without any.
func Starter() (data.Content, error) { return exchange.Starter(starterFiles()) }

// StarterAlerts are the texts of alerts that an office without any begins with.
func StarterAlerts() ([]data.PreparedAlert, error) { return exchange.StarterAlerts(starterFiles()) }

// StarterBases are the provisions by which a town must post, where an office has
// none yet.
func StarterBases() ([]data.LegalBasis, error) { return exchange.StarterBases(starterFiles()) }
