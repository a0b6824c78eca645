# Runs in Windows PowerShell too: what is published is tested as it is installed, in every edition.
BeforeAll {
    Import-Module "$PSScriptRoot/TestServer.psm1" -Force
    $onWindows = $PSVersionTable.PSEdition -ne 'Core' -or $IsWindows
    $whyNot = if (-not (Get-Module -ListAvailable Microsoft.PowerShell.PSResourceGet)) { 'Microsoft.PowerShell.PSResourceGet is not installed.' }
    # Windows has one place a user, whatever the environment says.
    elseif ($onWindows -and -not $env:CI) { 'on Windows Install-PSResource writes to the real profile; set CI=1 to let it.' }

    $next = '99.0.0'
    $version = [string](Import-PowerShellDataFile -LiteralPath "$env:AIMLMUSIC_TEST_MODULE/AimlMusic.psd1").ModuleVersion
    $place = New-TestFolder
    $repository = 'AimlMusicTest' + [guid]::NewGuid().ToString('n')

    # In a PowerShell of its own, whose profile, modules and repositories are those of a new user. It says what it found as JSON.
    function Invoke-There {
        param([scriptblock] $Script)

        $shell = (Get-Process -Id $PID).Path
        $text = "`$ErrorActionPreference = 'Stop'; `$ProgressPreference = 'SilentlyContinue'; & { $Script } | ConvertTo-Json -Depth 3 -Compress"
        $encoded = [Convert]::ToBase64String([System.Text.Encoding]::Unicode.GetBytes($text))
        $start = [System.Diagnostics.ProcessStartInfo]::new($shell)
        # Where PowerShell is a .NET tool the process is dotnet.
        $program = if ((Split-Path -Leaf $shell) -like 'dotnet*') { '"{0}"' -f (Join-Path $PSHOME pwsh.dll) }
        $start.Arguments = "$program -NoProfile -NonInteractive -OutputFormat Text -EncodedCommand $encoded"
        foreach ($name in 'HOME', 'AIMLMUSIC_HOME', 'SONGS') { $start.EnvironmentVariables[$name] = "$place/$name" }
        foreach ($name in 'PSModulePath', 'XDG_DATA_HOME', 'XDG_CONFIG_HOME', 'XDG_CACHE_HOME', 'AIML_API_KEY', 'AIMLAPI_API_KEY', 'AIMLAPI_KEY', 'AIML_API_BASE_URL') { $start.EnvironmentVariables.Remove($name) }
        $start.EnvironmentVariables['POWERSHELL_TELEMETRY_OPTOUT'] = '1'
        $start.EnvironmentVariables['REPOSITORY'] = $repository
        $start.EnvironmentVariables['FEED'] = "$place/feed"
        $start.EnvironmentVariables['NEXT'] = $next
        $start.RedirectStandardError = $start.RedirectStandardOutput = $true
        $start.UseShellExecute = $false
        $process = [System.Diagnostics.Process]::Start($start)
        $errors = $process.StandardError.ReadToEndAsync()
        $output = $process.StandardOutput.ReadToEnd()
        $process.WaitForExit()
        if ($process.ExitCode -ne 0 -or -not $output.Trim()) {
            throw "PowerShell ended with $($process.ExitCode).`n$output`n$($errors.Result)"
        }

        $output | ConvertFrom-Json
    }

    function New-Package {
        param([string] $Module, [string] $ChangeLog)

        $made = New-TestFolder
        $said = dotnet $env:AIMLMUSIC_TEST_PACKAGER --module $Module --changelog $ChangeLog --output $made 2>&1
        $LASTEXITCODE | Should -Be 0 -Because "$said"
        (Get-Item "$made/*.nupkg").FullName
    }

    # In a folder as it would be in the Gallery.
    function Publish-There {
        param([string] $Package)

        $said = & "$PSScriptRoot/../../build.ps1" Publish -Package $Package -Source "$place/feed" -ApiKey none 2>&1
        $LASTEXITCODE | Should -Be 0 -Because "$said"
    }

    if (-not $whyNot) {
        'HOME/.local/share', 'feed' | ForEach-Object { $null = New-Item -ItemType Directory "$place/$_" }
        # A package that is to be published is tested itself.
        $package = if ($env:AIMLMUSIC_TEST_PACKAGE) { $env:AIMLMUSIC_TEST_PACKAGE } else { New-Package $env:AIMLMUSIC_TEST_MODULE "$PSScriptRoot/../../CHANGELOG.md" }
        Publish-There $package

        # Another version of the same module, to update to.
        $copy = New-TestFolder
        Copy-Item "$env:AIMLMUSIC_TEST_MODULE/*" $copy -Recurse
        $manifest = [System.IO.File]::ReadAllText("$copy/AimlMusic.psd1").Replace("'$version'", "'$next'")
        [System.IO.File]::WriteAllText("$copy/AimlMusic.psd1", $manifest)
        Set-Content -LiteralPath "$copy.md" -Value "## $next", '', 'Another one.'
        $nextPackage = New-Package $copy "$copy.md"
        Publish-There $nextPackage
    }
}

AfterAll {
    if (-not $whyNot -and $onWindows) {
        Invoke-There { Unregister-PSResourceRepository -Name $env:REPOSITORY; Uninstall-PSResource AimlMusic -Version '*' -ErrorAction Ignore; 'gone' }
    }
}

Describe 'The package' {
    BeforeEach {
        if ($whyNot) {
            Set-ItResult -Skipped -Because $whyNot
        }
    }

    It 'is published byte for byte as it was made' {
        (Get-ChildItem "$place/feed" -Filter *.nupkg -Recurse).Name | Sort-Object | Should -Be "AimlMusic.$version.nupkg", "AimlMusic.$next.nupkg"
        (Get-FileHash "$place/feed/AimlMusic.$version.nupkg").Hash | Should -Be (Get-FileHash $package).Hash
        (Get-FileHash "$place/feed/AimlMusic.$next.nupkg").Hash | Should -Be (Get-FileHash $nextPackage).Hash
    }

    It 'is not published without a key' {
        { & "$PSScriptRoot/../../build.ps1" Publish -Package $package -Source "$place/feed" -ApiKey '' } | Should -Throw '*PSGALLERY_API_KEY*'
    }

    It 'is found with all that the Gallery shows' {
        $found = Invoke-There {
            Register-PSResourceRepository -Name $env:REPOSITORY -Uri $env:FEED -Trusted
            $before = @(Get-Module -ListAvailable AimlMusic).Count
            Find-PSResource AimlMusic -Repository $env:REPOSITORY -Version '*' | Sort-Object Version |
                Select-Object @{ n = 'Version'; e = { "$($_.Version)" } }, Name, Author, Description, ReleaseNotes, @{ n = 'Uris'; e = { "$($_.ProjectUri) $($_.LicenseUri) $($_.IconUri)" } }, @{ n = 'Before'; e = { $before } }
        }
        $found.Version | Should -Be $version, $next
        $found[0].Before | Should -Be 0 -Because 'the module path is empty'
        $found[0].Author | Should -Not -BeNullOrEmpty
        $found[0].Description | Should -Not -BeNullOrEmpty
        $found[0].Uris | Should -Match '^https://\S+ https://\S+/LICENSE https://\S+/icon\.png$'
        $found[0].ReleaseNotes | Should -Match '^### '
        $found[1].ReleaseNotes | Should -Be 'Another one.'
    }

    It 'installs, completes, helps, and makes a song' {
        $there = Invoke-There {
            Install-PSResource AimlMusic -Repository $env:REPOSITORY -Version "[,$env:NEXT)"
            $completed = (TabExpansion2 'New-AimlMusic -Model stab' 25).CompletionMatches[0].CompletionText
            $command = (TabExpansion2 'Save-Aiml' 9).CompletionMatches[0].CompletionText
            $help = Get-Help New-AimlMusic -Full
            Connect-AimlMusic -Sandbox
            $file = New-AimlMusic -Lyrics '[Verse]', 'The sea is calm tonight' -Prompt 'warm folk, female voice' -Wait | Save-AimlMusic -Path $env:SONGS
            $module = Get-Module AimlMusic
            [pscustomobject]@{
                Version = "$($module.Version)"; Base = $module.ModuleBase; Completed = $completed; Command = $command
                Synopsis = $help.Synopsis; Lyrics = ($help.parameters.parameter | Where-Object name -EQ Lyrics).description.Text
                About = "$(Get-Help about_AimlMusic)"; File = $file.FullName; Length = $file.Length; IsSandbox = $file.IsSandbox
                Notices = Test-Path -LiteralPath "$($module.ModuleBase)/THIRD-PARTY-NOTICES.txt"
            }
        }
        $there.Version | Should -Be $version
        if (-not $onWindows) {
            $there.Base | Should -BeLike "$place*" -Because 'it comes from the new user''s own modules'
        }

        $there.Completed.Trim("'") | Should -BeExactly 'stable-audio'
        $there.Command | Should -BeExactly 'Save-AimlMusic'
        $there.Synopsis | Should -Not -BeNullOrEmpty
        $there.Synopsis | Should -Not -Match 'New-AimlMusic \[' -Because 'that is what PowerShell makes up where there is no help'
        $there.Lyrics | Should -Not -BeNullOrEmpty
        $there.About | Should -Match 'AimlMusic'
        $there.Length | Should -BeGreaterThan 100000
        $there.File | Should -Exist
        $there.IsSandbox | Should -BeTrue
        $there.Notices | Should -BeTrue
    }

    It 'stands beside the next version, which is the one that is imported' {
        $there = Invoke-There {
            Install-PSResource AimlMusic -Repository $env:REPOSITORY -Version $env:NEXT
            $installed = (Get-InstalledPSResource AimlMusic).Version | Sort-Object | ForEach-Object { "$_" }
            Connect-AimlMusic -Sandbox
            $song = New-AimlMusic 'The sea is calm tonight'
            [pscustomobject]@{ Installed = $installed; Imported = "$((Get-Module AimlMusic).Version)"; Status = "$($song.Status)" }
        }
        $there.Installed | Should -Be $version, $next
        $there.Imported | Should -Be $next
        $there.Status | Should -Be 'Queued'
    }

    It 'is uninstalled and updated, and goes without a trace' {
        $there = Invoke-There {
            function Get-Installed { @(Get-InstalledPSResource AimlMusic -ErrorAction Ignore | ForEach-Object { "$($_.Version)" } | Sort-Object) }
            Uninstall-PSResource AimlMusic -Version $env:NEXT
            $one = Get-Installed
            Update-PSResource AimlMusic -Repository $env:REPOSITORY
            $updated = Get-Installed
            Uninstall-PSResource AimlMusic -Version '*'
            [pscustomobject]@{ One = $one; Updated = $updated; Gone = Get-Installed; Left = @(Get-Module -ListAvailable AimlMusic).Count }
        }
        $there.One | Should -Be $version
        $there.Updated | Should -Be $version, $next
        $there.Gone | Should -BeNullOrEmpty
        $there.Left | Should -Be 0
        if (-not $onWindows) {
            Get-ChildItem -LiteralPath "$place/HOME" -Recurse -Filter 'AimlMusic*' -Directory | Should -BeNullOrEmpty
        }
    }
}
