@{
    # The cmdlets are one assembly for both editions, which finds what it uses in the folder of the edition.
    RootModule             = 'bin/AimlMusic.PowerShell.dll'
    # Loaded before the types file, which names a type in it.
    RequiredAssemblies     = @('bin/AimlMusic.PowerShell.dll')
    TypesToProcess         = @('AimlMusic.Types.ps1xml')
    FormatsToProcess       = @('AimlMusic.Format.ps1xml')
    ModuleVersion          = '0.1.0'
    GUID                   = '3f0c1b5e-7d5c-4a8e-9a41-6f2f2c9b7e10'
    Author                 = 'The AimlMusic contributors'
    CompanyName            = 'The AimlMusic contributors'
    Copyright              = '(c) The AimlMusic contributors. MIT licence.'
    Description            = 'Makes songs from lyrics with AI/ML API. Requests are validated before they are sent, no song is paid for twice, and files are saved only when they are complete.'
    PowerShellVersion      = '5.1'
    CompatiblePSEditions   = @('Core', 'Desktop')
    # Only for Windows PowerShell.
    DotNetFrameworkVersion = '4.7.2'
    FunctionsToExport      = @()
    AliasesToExport        = @()
    VariablesToExport      = @()
    CmdletsToExport        = @(
        'Clear-AimlMusicHistory'
        'Compare-AimlMusicLedger'
        'Connect-AimlMusic'
        'Disconnect-AimlMusic'
        'Export-AimlMusicAlbum'
        'Get-AimlMusicBalance'
        'Get-AimlMusicConnection'
        'Get-AimlMusicHistory'
        'Get-AimlMusicModel'
        'Get-AimlMusicStatus'
        'Get-AimlMusicUsage'
        'New-AimlMusic'
        'New-AimlMusicReference'
        'Resume-AimlMusic'
        'Save-AimlMusic'
    )
    PrivateData            = @{
        PSData = @{
            Tags                       = @('AI', 'Music', 'Song', 'Lyrics', 'Audio', 'AimlApi', 'PSEdition_Core', 'PSEdition_Desktop', 'Windows', 'Linux', 'MacOS')
            ProjectUri                 = 'https://github.com/aimlmusic/AimlMusic.PowerShell'
            LicenseUri                 = 'https://github.com/aimlmusic/AimlMusic.PowerShell/blob/main/LICENSE'
            IconUri                    = 'https://github.com/aimlmusic/AimlMusic.PowerShell/raw/main/docs/icon.png'
            # In the package, this is the section of CHANGELOG.md for its version.
            ReleaseNotes               = 'https://github.com/aimlmusic/AimlMusic.PowerShell/blob/main/CHANGELOG.md'
            ExternalModuleDependencies = @()
        }
    }
}
