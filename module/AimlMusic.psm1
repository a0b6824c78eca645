# Each edition of PowerShell gets the assembly that was built for it.
if ($PSEdition -eq 'Core' -and $PSVersionTable.PSVersion -lt [version]'7.4') {
    throw "AimlMusic needs PowerShell 7.4 or later, or Windows PowerShell 5.1; this is $($PSVersionTable.PSVersion)."
}

$edition = if ($PSEdition -eq 'Core') { 'net8.0' } else { 'net472' }
Import-Module -Name ([System.IO.Path]::Combine($PSScriptRoot, 'bin', $edition, 'AimlMusic.PowerShell.dll')) -ErrorAction Stop

# A song that comes back from Export-Clixml, a job or another machine is a song again. Said here, not in a
# Types.ps1xml: that is read before the assembly is loaded, and the type must be known.
Update-TypeData -TypeName Deserialized.AimlMusic.MusicGeneration -TargetTypeForDeserialization ([AimlMusic.MusicGeneration]) -Force

Export-ModuleMember -Cmdlet *
