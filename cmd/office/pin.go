package main

import (
	"example.org/parter/assets/phrases"
	"example.org/parter/cmd/machine"
)

type newPIN struct{}

// Run prints the PIN; only its hash is stored.
func (newPIN) Run(folder machine.Folder) error {
	if err := makeFolders(folder); err != nil {
		return err
	}
	return replacePIN(folder)
}

// firstPIN makes the PIN of a machine that has none.
func firstPIN(folder machine.Folder) error {
	_, there, err := machine.ReadPIN(folder.KioskPIN())
	if there || err != nil {
		return err
	}
	return replacePIN(folder)
}

func replacePIN(folder machine.Folder) error {
	digits, err := machine.WritePIN(folder.KioskPIN())
	if err != nil {
		return err
	}
	say(phrases.TerminalPIN, digits)
	return nil
}
