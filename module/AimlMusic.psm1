# The manifest beside the assembly of each edition specifies the required PowerShell version and the files to load.
# The runspaces of a pool share the list of loaded types and formats, which is not thread-safe: import one at a time.
$lock = [string]::Intern('AimlMusic.Import')
[System.Threading.Monitor]::Enter($lock)
try {
    Import-Module "$PSScriptRoot/bin/$(if ($PSEdition -eq 'Core') { 'net8.0' } else { 'net472' })/AimlMusic.PowerShell.psd1" -ErrorAction Stop
}
catch {
    # Without this, PowerShell adds a second error about AimlMusic.psm1.
    throw
}
finally {
    [System.Threading.Monitor]::Exit($lock)
}
