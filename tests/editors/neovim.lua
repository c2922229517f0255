-- Real Neovim, headless: opens examples/hot-potato with the setup of docs/editors.md, sees what is wrong, mends it, sees it gone.
--
--   nvim --headless -u NONE -i NONE -n -c 'luafile tests/editors/neovim.lua'
--
-- `truenorth` is on the PATH, the parser and its queries below XDG_CONFIG_HOME; POLICY is a copy of the example that may be
-- written to. Ends with a status other than 0 if something does not hold.

local policy = assert(vim.env.POLICY, "POLICY is not set")

local function fail(message)
  io.stderr:write("neovim: " .. message .. "\n")
  vim.cmd("cquit 1")
end

--- The pieces of Lua on the page, in order.
local function setups()
  local page = table.concat(vim.fn.readfile("docs/editors.md"), "\n")
  local pieces = {}
  for piece in page:gmatch("```lua\n(.-)```") do table.insert(pieces, piece) end
  return pieces
end

for _, piece in ipairs(setups()) do assert(loadstring(piece))() end
vim.lsp.config("truenorth", { settings = { truenorth = { asOf = "2026-11-22" } } })

local function with_code(code)
  return vim.tbl_filter(function(found) return found.code == code end, vim.diagnostic.get(0))
end

local function wait_for(what, holds)
  if not vim.wait(20000, holds, 20) then
    fail("waited in vain until " .. what .. "; there is " .. vim.inspect(vim.tbl_map(function(found)
      return found.lnum + 1 .. ": " .. tostring(found.code)
    end, vim.diagnostic.get(0))))
  end
end

local function client()
  return vim.lsp.get_clients({ bufnr = 0 })[1]
end

--- The code actions of the server at a problem.
local function actions_at(problem)
  local at = { line = problem.lnum, character = problem.col }
  local parameters = {
    textDocument = vim.lsp.util.make_text_document_params(0),
    range = { start = at, ["end"] = at },
    context = { diagnostics = { problem.user_data.lsp }, triggerKind = 1 },
  }
  local answer = client():request_sync("textDocument/codeAction", parameters, 10000, 0)
  return answer and answer.result or {}
end

vim.cmd("filetype on")
vim.cmd.edit(policy .. "/evidence.north")

vim.treesitter.get_parser(0):parse()
local captures = vim.tbl_map(function(capture) return capture.capture end, vim.treesitter.get_captures_at_pos(0, 2, 0))
if not vim.tbl_contains(captures, "keyword") then
  fail("the word of a kind is coloured as " .. vim.inspect(captures))
end

wait_for("the problems of the file are shown", function() return #with_code("promise-undelivered") > 0 end)

local problem = with_code("promise-undelivered")[1]
if vim.api.nvim_buf_get_lines(0, problem.lnum, problem.lnum + 1, false)[1]:find("promise delighted", 1, true) ~= 1 then
  fail("the problem is shown at line " .. problem.lnum + 1)
end

-- Typed, as somebody would.
local line = vim.api.nvim_buf_get_lines(0, problem.lnum, problem.lnum + 1, false)[1]
local mended = line:gsub("made by marketing", "made by marketing; delivered at checkout")
vim.api.nvim_buf_set_lines(0, problem.lnum, problem.lnum + 1, false, { mended })
wait_for("the promise that is kept now is no problem", function()
  return vim.tbl_isempty(vim.tbl_filter(function(found) return found.lnum == problem.lnum and found.code == problem.code end,
    vim.diagnostic.get(0)))
end)

-- A mistake in writing is told as soon as it is made, and its fix is offered.
local last = vim.api.nvim_buf_line_count(0)
vim.api.nvim_buf_set_lines(0, last, last, false, { "value candour { say “we are sorry” }" })
wait_for("a mistake is shown", function() return #with_code("unknown-property") > 0 end)
if client():supports_method("textDocument/codeAction") then
  local mending = vim.tbl_filter(function(action) return action.edit end, actions_at(with_code("unknown-property")[1]))[1]
  if not mending then fail("no fix is offered for the mistake") end
  vim.lsp.util.apply_workspace_edit(mending.edit, client().offset_encoding)
  wait_for("its fix has mended it", function() return #with_code("unknown-property") == 0 end)
end

print("neovim " .. tostring(vim.version()) .. ": problems seen, mended and gone")
vim.cmd("qall!")
