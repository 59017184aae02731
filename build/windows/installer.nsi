; The installer for Windows: per user unless /AllUsers is given, silent with /S, into /D=folder (given last).
; Compiled by build/windows/installer.py, which names VERSION, PROGRAM, ICON and OUTPUT.
; What people enter lies elsewhere (%LOCALAPPDATA%\pobratim) and is touched only by who asks for it at the end.

Unicode true
!ifdef TARGET
  Target ${TARGET}
!endif
ManifestSupportedOS Win10
ManifestDPIAware true
ManifestLongPathAware true
SetCompressor /SOLID lzma
RequestExecutionLevel user

!include MUI2.nsh
!include FileFunc.nsh
!include LogicLib.nsh

!define NAME "Побратим"
!define KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\pobratim"

Name "${NAME}"
OutFile "${OUTPUT}"
BrandingText "${NAME} ${VERSION}"
VIProductVersion "${VERSION}.0"
VIAddVersionKey /LANG=1049 "ProductName" "${NAME}"
VIAddVersionKey /LANG=1049 "FileDescription" "Установка программы «${NAME}»"
VIAddVersionKey /LANG=1049 "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=1049 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=1049 "LegalCopyright" "MIT"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_ABORTWARNING
!define MUI_FINISHPAGE_RUN "$INSTDIR\pobratim.exe"
!define MUI_FINISHPAGE_RUN_TEXT "Открыть «${NAME}»"
!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "Russian"

Var ForAll ; "1" where every user of the computer gets the program

; ---- for whom

!macro READ_FOR_WHOM
  ${GetParameters} $0
  ClearErrors
  ${GetOptions} $0 "/AllUsers" $1
  ${IfNot} ${Errors}
    StrCpy $ForAll "1"
  ${EndIf}
!macroend

!macro SET_FOR_WHOM
  ${If} $ForAll == "1"
    SetShellVarContext all
    SetRegView 64
  ${Else}
    SetShellVarContext current
  ${EndIf}
!macroend

Function .onInit
  StrCpy $ForAll ""
  !insertmacro READ_FOR_WHOM
  !insertmacro SET_FOR_WHOM
  ${If} $INSTDIR != "" ; /D=folder
    Return
  ${EndIf}
  ReadRegStr $INSTDIR SHCTX "${KEY}" "InstallLocation" ; an upgrade goes where the program is
  ${If} $INSTDIR == ""
    ${If} $ForAll == "1"
      StrCpy $INSTDIR "$PROGRAMFILES64\${NAME}"
    ${Else}
      StrCpy $INSTDIR "$LOCALAPPDATA\Programs\${NAME}"
    ${EndIf}
  ${EndIf}
FunctionEnd

; ---- the program

!macro REFUSE_WHILE_IT_RUNS un
  Function ${un}RefuseWhileItRuns
    ${DoWhile} ${FileExists} "$INSTDIR\pobratim.exe"
      ClearErrors
      FileOpen $0 "$INSTDIR\pobratim.exe" a ; a program that runs cannot be written
      ${IfNot} ${Errors}
        FileClose $0
        Return
      ${EndIf}
      MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION \
        "Файлы программы заняты: «${NAME}» открыт или не хватает прав. Закройте окно программы и повторите." \
        /SD IDCANCEL IDRETRY +3
      SetErrorLevel 2
      Quit
    ${Loop}
  FunctionEnd
!macroend
!insertmacro REFUSE_WHILE_IT_RUNS ""
!insertmacro REFUSE_WHILE_IT_RUNS "un."

; Only what an installer has put there: the folder may hold other things, «data» of the portable program among them.
!macro REMOVE_PROGRAM
  RMDir /r "$INSTDIR\_internal"
  Delete "$INSTDIR\pobratim.exe"
  Delete "$INSTDIR\pobratim-cli.exe"
  Delete "$INSTDIR\Руководство.pdf"
!macroend

Section
  Call RefuseWhileItRuns
  !insertmacro REMOVE_PROGRAM
  SetOutPath "$INSTDIR"
  ClearErrors
  File /r "${PROGRAM}/*"
  File "/oname=Руководство.pdf" "${MANUAL}"
  ${If} ${Errors}
    MessageBox MB_ICONSTOP "Записать программу в папку $INSTDIR не удалось: проверьте права и свободное место." /SD IDOK
    SetErrorLevel 2
    Quit
  ${EndIf}
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateShortcut "$SMPROGRAMS\${NAME}.lnk" "$INSTDIR\pobratim.exe" "" "" 0 SW_SHOWNORMAL "" \
    "Отчеты о мероприятиях в международной сфере"

  WriteRegStr SHCTX "${KEY}" "DisplayName" "${NAME}"
  WriteRegStr SHCTX "${KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr SHCTX "${KEY}" "DisplayIcon" "$INSTDIR\pobratim.exe"
  WriteRegStr SHCTX "${KEY}" "Publisher" "Авторы «Побратима»"
  WriteRegStr SHCTX "${KEY}" "InstallLocation" "$INSTDIR"
  ${If} $ForAll == "1"
    StrCpy $1 " /AllUsers"
  ${Else}
    StrCpy $1 ""
  ${EndIf}
  WriteRegStr SHCTX "${KEY}" "UninstallString" '"$INSTDIR\uninstall.exe"$1'
  WriteRegStr SHCTX "${KEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe"$1 /S'
  WriteRegDWORD SHCTX "${KEY}" "NoModify" 1
  WriteRegDWORD SHCTX "${KEY}" "NoRepair" 1
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  IntFmt $0 "0x%08X" $0
  WriteRegDWORD SHCTX "${KEY}" "EstimatedSize" "$0"
SectionEnd

; ---- and away with it

Function un.onInit
  StrCpy $ForAll ""
  !insertmacro READ_FOR_WHOM
  !insertmacro SET_FOR_WHOM
FunctionEnd

Section "un.Program"
  Call un.RefuseWhileItRuns
  !insertmacro REMOVE_PROGRAM
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR" ; only where nothing else lies in it
  Delete "$SMPROGRAMS\${NAME}.lnk"
  DeleteRegKey SHCTX "${KEY}"

  ; The reports of whoever uninstalls; those of others are never touched, and silence keeps them.
  SetShellVarContext current
  ${If} ${FileExists} "$LOCALAPPDATA\pobratim\*.*"
    MessageBox MB_YESNO|MB_ICONQUESTION|MB_DEFBUTTON2 \
      "Программа удалена. Удалить и ваши отчеты, справочники и резервные копии?$\r$\n$\r$\nПапка: $LOCALAPPDATA\pobratim" \
      /SD IDNO IDNO keep
    RMDir /r "$LOCALAPPDATA\pobratim"
    keep:
  ${EndIf}
SectionEnd
