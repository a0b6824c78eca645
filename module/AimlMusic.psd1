@{
    RootModule             = 'AimlMusic.psm1'
    ModuleVersion          = '0.1.0'
    GUID                   = '3f0c1b5e-7d5c-4a8e-9a41-6f2f2c9b7e10'
    Author                 = 'The AimlMusic contributors'
    CompanyName            = 'The AimlMusic contributors'
    Copyright              = '(c) The AimlMusic contributors. MIT licence.'
    Description            = 'Turns lyrics into songs on AI/ML API: validated before anything is sent, never paid for twice, never half saved.'
    PowerShellVersion      = '5.1'
    CompatiblePSEditions   = @('Core', 'Desktop')
    # For Windows PowerShell alone.
    DotNetFrameworkVersion = '4.7.2'
    FunctionsToExport      = @()
    AliasesToExport        = @()
    VariablesToExport      = @()
    CmdletsToExport        = @(
        'Clear-AimlMusicHistory'
        'Connect-AimlMusic'
        'Disconnect-AimlMusic'
        'Get-AimlMusicBalance'
        'Get-AimlMusicConnection'
        'Get-AimlMusicHistory'
        'Get-AimlMusicModel'
        'Get-AimlMusicStatus'
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
            # The package has here what CHANGELOG.md says of its version.
            ReleaseNotes               = 'https://github.com/aimlmusic/AimlMusic.PowerShell/blob/main/CHANGELOG.md'
            ExternalModuleDependencies = @()
        }
    }
}
