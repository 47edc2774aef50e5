-- Starts the language server that WHOIIS_SERVER names and checks what Neovim sees. The working folder is samples/.
local failures = 0

local function say(line)
  io.stdout:write(line .. '\n')
end

local function check(name, test)
  local ok, problem = pcall(test)
  if ok then
    say('ok ' .. name)
  else
    failures = failures + 1
    say('not ok ' .. name .. '\n' .. tostring(problem))
  end
end

local function finish()
  say('done')
  vim.cmd(failures == 0 and 'qall!' or 'cquit 1')
end

local root = vim.fn.getcwd()
local client = vim.lsp.start_client({
  name = 'whoiis',
  cmd = vim.fn.json_decode(vim.env.WHOIIS_SERVER),
  root_dir = root,
  workspace_folders = { { uri = vim.uri_from_fname(root), name = 'samples' } },
})

local function open(path)
  vim.cmd('edit ' .. vim.fn.fnameescape(root .. '/' .. path))
  vim.lsp.buf_attach_client(0, client)
  return vim.api.nvim_get_current_buf()
end

-- Position inside the first place where `text` stands, as LSP wants it.
local function position(buffer, text)
  for number, line in ipairs(vim.api.nvim_buf_get_lines(buffer, 0, -1, false)) do
    local start = line:find(text, 1, true)
    if start then
      return { line = number - 1, character = start }
    end
  end
  error('the file does not contain ' .. text)
end

local function hover(buffer, text)
  local params = { textDocument = { uri = vim.uri_from_bufnr(buffer) }, position = position(buffer, text) }
  local answers = vim.lsp.buf_request_sync(buffer, 'textDocument/hover', params, 10000) or {}
  for _, answer in pairs(answers) do
    if answer.result then
      -- As a reader sees it: without the escapes of Markdown.
      return (answer.result.contents.value:gsub('\\(%p)', '%1'))
    end
  end
  error('no hover at ' .. text)
end

local function contains(text, part)
  assert(text:find(part, 1, true), 'expected ' .. part .. ' in:\n' .. text)
end

local function finding(buffer, rule)
  for _, diagnostic in ipairs(vim.diagnostic.get(buffer)) do
    local data = diagnostic.user_data and diagnostic.user_data.lsp or {}
    if (diagnostic.code or data.code) == rule then
      return diagnostic
    end
  end
end

check('the server starts', function()
  assert(client, 'the client has no id')
  assert(vim.wait(10000, function()
    return vim.lsp.get_client_by_id(client).initialized
  end, 50), 'not initialized')
end)

check('hover names the account of a pool', function()
  contains(hover(open('applicationHost.config'), 'name="ShopPool"'), 'IIS APPPOOL\\ShopPool')
end)

check('hover in a web.config names the account of its site', function()
  contains(hover(open('sites/shop/web.config'), '<configuration'), 'IIS APPPOOL\\ShopPool')
end)

check('a pool that runs as LocalSystem is a finding', function()
  local buffer = open('applicationHost.config')
  assert(vim.wait(10000, function()
    return finding(buffer, 'pool-identity-localsystem') ~= nil
  end, 50), 'no finding; there are ' .. vim.inspect(vim.diagnostic.get(buffer)))
end)

finish()
