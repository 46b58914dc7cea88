extension CompletionScript {
  /// fish quotes and filters the answers itself; only the word at the cursor arrives as typed.
  static let fishTemplate = #"""
    # fish completion for @PROGRAM@
    function __@NAME@_complete
        set -l words (commandline -opc)
        set -e words[1]
        set -l typed (commandline -ct | string collect)
        set -l current (string unescape -- $typed | string collect)
        if test -z "$current"
            set current (string replace -r '^[\'"]' '' -- $typed | string collect)
        end
        set -l prefix (string match -r -- '^--[^=]*=' "$current")
        set -l path (string replace -r -- '^--[^=]*=' '' "$current" | string collect)
        for answer in (command @PROGRAM@ __complete -- $words "$current" 2>/dev/null)
            switch $answer
                case \tfile
                    for found in (__fish_complete_path "$path")
                        echo -- "$prefix$found"
                    end
                case \tdirectory
                    for found in (__fish_complete_directories "$path")
                        echo -- "$prefix$found"
                    end
                case '*'
                    echo -- $answer
            end
        end
    end
    complete -c @PROGRAM@ -f -k -a '(__@NAME@_complete)'

    """#
}
