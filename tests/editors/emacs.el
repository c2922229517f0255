;;; emacs.el --- real Emacs with eglot -*- lexical-binding: t -*-
;;
;; Opens examples/hot-potato with the setup of docs/editors.md, sees what is wrong, mends it, sees it gone:
;;
;;   emacs --batch -l tests/editors/emacs.el
;;
;; `truenorth` is on the PATH; POLICY is a copy of the example that may be written to.

;;; Code:
(package-initialize)

;; The setup of docs/editors.md.
(with-temp-buffer
  (insert-file-contents "docs/editors.md")
  (search-forward "```elisp\n")
  (let ((start (point)))
    (search-forward "\n```")
    (eval-region start (match-beginning 0))))
(setq-default eglot-workspace-configuration '((:truenorth . (:asOf "2026-11-22"))))

(defun shown (part)
  "The diagnostics whose text has PART."
  (seq-filter (lambda (found) (string-match-p (regexp-quote part) (flymake-diagnostic-text found)))
              (flymake-diagnostics)))

(defun wait-until (what holds)
  "Wait until HOLDS; fail with WHAT."
  (let ((rounds 400))
    (while (and (> rounds 0) (not (funcall holds)))
      (setq rounds (1- rounds))
      (accept-process-output nil 0.05))
    (unless (funcall holds)
      (message "emacs: waited in vain until %s; there is %S" what (mapcar #'flymake-diagnostic-text (flymake-diagnostics)))
      (kill-emacs 1))))

(setq eglot-sync-connect 10 eglot-autoshutdown t create-lockfiles nil make-backup-files nil)
(find-file (expand-file-name "evidence.north" (getenv "POLICY")))
(run-hooks 'post-command-hook)          ; there eglot-ensure connects
(wait-until "the problems of the file are shown" (lambda () (shown "keeps `delighted`")))

;; Typed, as somebody would.
(goto-char (point-min))
(search-forward "made by marketing")
(insert "; delivered at checkout")
(run-hooks 'post-command-hook)
(eglot--signal-textDocument/didChange)
(wait-until "the promise that is kept now is no problem" (lambda () (not (shown "keeps `delighted`"))))

(message "emacs %s, eglot: problems seen, mended and gone" emacs-version)
(set-buffer-modified-p nil)
(kill-emacs 0)
;;; emacs.el ends here
