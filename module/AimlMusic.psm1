# The manifest beside each edition's assembly says which PowerShell that needs and loads what belongs to it.
# The runspaces of a pool share one list of loaded types and formats, which PowerShell does not guard: one import at a time.
$lock = [string]::Intern('AimlMusic.Import')
[System.Threading.Monitor]::Enter($lock)
try {
    Import-Module "$PSScriptRoot/bin/$(if ($PSEdition -eq 'Core') { 'net8.0' } else { 'net472' })/AimlMusic.PowerShell.psd1" -ErrorAction Stop
}
catch {
    # Without this PowerShell adds a second error, that AimlMusic.psm1 is no valid module.
    throw
}
finally {
    [System.Threading.Monitor]::Exit($lock)
}
