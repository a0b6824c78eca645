# The manifest beside each edition's assembly says which PowerShell that needs; what it does not find in order is this module's one error.
try {
    Import-Module "$PSScriptRoot/bin/$(if ($PSEdition -eq 'Core') { 'net8.0' } else { 'net472' })/AimlMusic.PowerShell.psd1" -ErrorAction Stop
}
catch {
    throw
}
