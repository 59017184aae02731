; The installer for Windows: per user unless /AllUsers is given, silent with /S, into /D=folder (given last).
; Compiled by build/windows/installer.py, which names VERSION, PROGRAM, MANUAL, ICON, BANNER and OUTPUT.
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
!define MUI_WELCOMEFINISHPAGE_BITMAP "${BANNER}"
!define MUI_ABORTWARNING
!define MUI_ABORTWARNING_TEXT "Прервать установку программы «${NAME}»?"
!define MUI_WELCOMEPAGE_TITLE "Установка программы «${NAME}»"
!define MUI_WELCOMEPAGE_TEXT "Квартальные отчеты о мероприятиях в международной сфере. Версия ${VERSION}.$\r$\n$\r$\n\
  Интернет не нужен. Если «${NAME}» уже установлен, он будет обновлен, ваши отчеты останутся на месте.$\r$\n$\r$\n\
  Если окно программы открыто, закройте его, затем нажмите «Далее»."
!insertmacro MUI_PAGE_WELCOME
!define MUI_PAGE_HEADER_TEXT "Папка программы"
!define MUI_PAGE_HEADER_SUBTEXT "Отчеты хранятся отдельно от программы."
!define MUI_DIRECTORYPAGE_TEXT_TOP "Программа будет установлена в папку, которая указана ниже. \
  Чтобы выбрать другую, нажмите «Обзор»."
!insertmacro MUI_PAGE_DIRECTORY
!define MUI_PAGE_HEADER_TEXT "Установка"
!define MUI_PAGE_HEADER_SUBTEXT "Подождите, файлы программы записываются."
!define MUI_INSTFILESPAGE_FINISHHEADER_TEXT "Программа установлена"
!define MUI_INSTFILESPAGE_FINISHHEADER_SUBTEXT "Все файлы записаны."
!define MUI_INSTFILESPAGE_ABORTHEADER_TEXT "Установка прервана"
!define MUI_INSTFILESPAGE_ABORTHEADER_SUBTEXT "Программа не установлена, ваши отчеты на месте."
!insertmacro MUI_PAGE_INSTFILES
!define MUI_FINISHPAGE_TITLE "«${NAME}» установлен"
!define MUI_FINISHPAGE_TEXT "Программу можно открыть из меню «Пуск».$\r$\n$\r$\nРуководство открывает в программе клавиша F1."
!define MUI_FINISHPAGE_RUN "$INSTDIR\pobratim.exe"
!define MUI_FINISHPAGE_RUN_TEXT "Открыть «${NAME}»"
!define MUI_FINISHPAGE_NOREBOOTSUPPORT
!insertmacro MUI_PAGE_FINISH

!define MUI_PAGE_HEADER_TEXT "Удаление программы"
!define MUI_PAGE_HEADER_SUBTEXT "«${NAME}» будет удален с этого компьютера."
!define MUI_UNCONFIRMPAGE_TEXT_TOP "Программа будет удалена из папки, которая указана ниже. \
  Отчеты останутся: удалить ли и их, установщик спросит отдельно."
!insertmacro MUI_UNPAGE_CONFIRM
!define MUI_PAGE_HEADER_TEXT "Удаление программы"
!define MUI_PAGE_HEADER_SUBTEXT "Подождите, файлы программы удаляются."
!define MUI_INSTFILESPAGE_FINISHHEADER_TEXT "Программа удалена"
!define MUI_INSTFILESPAGE_FINISHHEADER_SUBTEXT "Файлы программы удалены."
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
