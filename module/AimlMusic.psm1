# The manifest beside each edition's assembly says which PowerShell that needs and loads what belongs to it.
try {
    Import-Module "$PSScriptRoot/bin/$(if ($PSEdition -eq 'Core') { 'net8.0' } else { 'net472' })/AimlMusic.PowerShell.psd1" -ErrorAction Stop
}
catch {
    # Without this PowerShell adds a second error, that AimlMusic.psm1 is no valid module.
    throw
}
