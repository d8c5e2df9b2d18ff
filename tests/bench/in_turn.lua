-- wrk: the paths of a file from a number on, one after the other, round and round; and how many answers were not 200, or
-- not 304 where ETags stand behind the paths.
local paths, at, wanted = {}, 0, 200
local threads = {}

function setup(thread)
  table.insert(threads, thread)
end

function init(args)
  bad = 0
  for line in io.lines(args[1]) do
    local path, tag = line:match("^(%S+) ?(.*)$")
    if tag ~= "" then wanted = 304 end
    paths[#paths + 1] = wrk.format("GET", path, tag ~= "" and { ["If-None-Match"] = tag } or nil)
  end
  at = tonumber(args[2])
end

function request()
  at = at % #paths + 1
  return paths[at]
end

function response(status)
  if status ~= wanted then bad = bad + 1 end
end

function done(summary)
  local wrong = 0
  for _, thread in ipairs(threads) do wrong = wrong + thread:get("bad") end
  local errors = summary.errors
  wrong = wrong + errors.connect + errors.read + errors.write + errors.timeout
  io.write(string.format("RESULT %.2f %d\n", summary.requests / summary.duration * 1000000, wrong))
end
