-- For wrk: what load.py reads, as one line of JSON. Times come in microseconds.
function done(summary, latency, requests)
  local line = '{"answers": %d, "per_second": %.2f, "p50": %.4f, "p95": %.4f, "p99": %.4f}\n'
  io.write(line:format(
    summary.requests, summary.requests / summary.duration * 1e6,
    latency:percentile(50) / 1000, latency:percentile(95) / 1000, latency:percentile(99) / 1000
  ))
end
