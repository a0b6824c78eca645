# Each edition of PowerShell gets the assembly that was built for it.
$edition = if ($PSEdition -eq 'Core') { 'net8.0' } else { 'net472' }
$assembly = [System.IO.Path]::Combine($PSScriptRoot, 'bin', $edition, 'AimlMusic.PowerShell.dll')

if ($PSEdition -eq 'Core' -and $PSVersionTable.PSVersion -lt [version]'7.4') {
    throw "AimlMusic needs PowerShell 7.4 or later, or Windows PowerShell 5.1; this is $($PSVersionTable.PSVersion)."
}

Import-Module -Name $assembly -ErrorAction Stop
Export-ModuleMember -Cmdlet *
