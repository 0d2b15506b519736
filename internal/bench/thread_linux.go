package bench

import "golang.org/x/sys/unix"

// threadTime returns how much time of processors the thread has taken, in seconds. What
// getrusage tells of a thread some kernels count in ticks.
func threadTime() float64 {
	var t unix.Timespec
	if err := unix.ClockGettime(unix.CLOCK_THREAD_CPUTIME_ID, &t); err != nil {
		return 0
	}
	return float64(t.Nano()) / 1e9
}
