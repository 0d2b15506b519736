package bench

import (
	"bufio"
	"bytes"
	"os"
	"strconv"
)

// resident returns how many bytes of memory the process has now, peak the most it had
// since resetPeak. Only Linux tells; elsewhere it is 0.
func resident() int64 { return status("VmRSS:") }

func peak() int64 { return status("VmHWM:") }

func resetPeak() {
	// A kernel without it goes on counting from the start of the process.
	_ = os.WriteFile("/proc/self/clear_refs", []byte("5"), 0o200)
}

// status returns a field of the process's status, in bytes.
func status(field string) int64 {
	text, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return 0
	}
	for s := bufio.NewScanner(bytes.NewReader(text)); s.Scan(); {
		if f := bytes.Fields(s.Bytes()); len(f) > 1 && string(f[0]) == field {
			kB, _ := strconv.ParseInt(string(f[1]), 10, 64)
			return kB << 10
		}
	}
	return 0
}
