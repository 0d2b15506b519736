//go:build !linux && !darwin

package disktest

func limit(uint64) bool { return false }
