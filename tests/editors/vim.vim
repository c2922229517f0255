" Real Vim with ALE: opens examples/hot-potato with the setup of docs/editors.md, sees what is wrong, mends it, sees it gone.
"
"   vim -u NONE -N -n -S tests/editors/vim.vim        (in a terminal, however small)
"
" `truenorth` is on the PATH; POLICY is a copy of the example that may be written to; what is found goes into the file TOLD.
set nocompatible noswapfile
filetype plugin on
packadd! ale
runtime! plugin/ale.vim
let s:page = join(readfile('docs/editors.md'), "\n")
let s:setup = matchstr(s:page, '```vim\n\zs\_.\{-}\ze```')
call writefile(split(s:setup, "\n"), $TOLD)
execute 'source' $TOLD
call delete($TOLD)
let s:rounds = 0

function! s:Texts() abort
  return map(copy(ale#engine#GetLoclist(bufnr(''))), 'v:val.text')
endfunction

function! s:Look(timer) abort
  let s:rounds += 1
  let l:there = !empty(filter(s:Texts(), 'v:val =~# "keeps `delighted`"'))
  if s:rounds > 400
    call writefile(['waited in vain; there is:'] + s:Texts(), $TOLD)
    cquit!
  elseif !exists('s:mended') && l:there
    let s:mended = 1
    silent %s/made by marketing }/made by marketing; delivered at checkout }/
  elseif exists('s:mended') && !l:there
    call writefile(['vim ' . v:version . ', ALE: problems seen, mended and gone'], $TOLD)
    quitall!
  endif
endfunction

execute 'edit' $POLICY . '/evidence.north'
call timer_start(50, function('s:Look'), {'repeat': -1})
