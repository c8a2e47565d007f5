; Adds Timeslice to "Open with" for programs and job tables, without becoming their default program.

!macro customInstall
  WriteRegStr SHCTX "Software\Classes\Timeslice.File" "" "Timeslice file"
  WriteRegStr SHCTX "Software\Classes\Timeslice.File\DefaultIcon" "" "$INSTDIR\${APP_EXECUTABLE_FILENAME},0"
  WriteRegStr SHCTX "Software\Classes\Timeslice.File\shell\open\command" "" '"$INSTDIR\${APP_EXECUTABLE_FILENAME}" "%1"'
  WriteRegStr SHCTX "Software\Classes\.py\OpenWithProgids" "Timeslice.File" ""
  WriteRegStr SHCTX "Software\Classes\.toml\OpenWithProgids" "Timeslice.File" ""
!macroend

!macro customUnInstall
  DeleteRegKey SHCTX "Software\Classes\Timeslice.File"
  DeleteRegValue SHCTX "Software\Classes\.py\OpenWithProgids" "Timeslice.File"
  DeleteRegValue SHCTX "Software\Classes\.toml\OpenWithProgids" "Timeslice.File"
!macroend
