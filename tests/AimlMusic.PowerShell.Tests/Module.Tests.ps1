BeforeAll {
    $module = Import-Module $env:AIMLMUSIC_TEST_MODULE -Force -PassThru
    Import-Module "$PSScriptRoot/TestServer.psm1" -Force
    Clear-AimlEnvironment
    $names = 'Clear-AimlMusicHistory', 'Compare-AimlMusicLedger', 'Connect-AimlMusic', 'Disconnect-AimlMusic', 'Export-AimlMusicAlbum', 'Get-AimlMusicBalance', 'Get-AimlMusicConnection', 'Get-AimlMusicHistory', 'Get-AimlMusicModel', 'Get-AimlMusicStatus', 'Get-AimlMusicUsage', 'New-AimlMusic', 'New-AimlMusicReference', 'Resume-AimlMusic', 'Save-AimlMusic'

    # A process of its own: what the module does to a session can be seen only in a fresh one.
    function Invoke-Fresh {
        param([scriptblock] $Script)

        Invoke-TestPowerShell -Command $Script -args $env:AIMLMUSIC_TEST_MODULE
    }

    function Get-Completion {
        param([string] $Line)

        # The cursor is where the bar is.
        (TabExpansion2 ($Line -replace '\|') $Line.IndexOf('|')).CompletionMatches
    }
}

AfterAll {
    Disconnect-AimlMusic
}

Describe 'The module' {
    It 'has a manifest that is in order' {
        $manifest = Test-ModuleManifest (Join-Path $env:AIMLMUSIC_TEST_MODULE AimlMusic.psd1) -ErrorAction Stop -WarningVariable warnings
        $warnings | Should -BeNullOrEmpty
        $manifest.ExportedCmdlets.Keys | Sort-Object | Should -Be $names
        $manifest.CompatiblePSEditions | Should -Be 'Core', 'Desktop'
        $manifest.Description | Should -Not -BeNullOrEmpty
        $manifest.LicenseUri, $manifest.IconUri | ForEach-Object { "$_" | Should -BeLike "$($manifest.ProjectUri)/*" }
    }

    It 'is tested in the PowerShell that the tests run in: none of them starts one by name' {
        # TestServer.psm1 has what starts it.
        Get-ChildItem -LiteralPath $PSScriptRoot -Filter *.Tests.ps1 | Select-String -Pattern '(?<![\w$./])pwsh(\.exe)? -' -CaseSensitive | Where-Object Line -NotMatch 'Select-String' | Should -BeNullOrEmpty
    }

    It 'is shown by the demo in the very words of the README' {
        $root = Join-Path $PSScriptRoot ../..
        $code = Get-Content -LiteralPath $root/src/AimlMusic.Demo/PowerShellRun.cs -Raw
        $lines = @([regex]::Match($code, '(?s)Lines = """\r?\n(.*?)\r?\n\s*"""').Groups[1].Value -split '\r?\n' | ForEach-Object Trim)
        $lines | Should -HaveCount 2
        (Get-Content -LiteralPath $root/README.md -Raw) -replace '\r' | Should -BeLike "*    $($lines[0])`n    $($lines[1])`n*"
    }

    It 'exports its cmdlets and nothing else' {
        $module.ExportedCmdlets.Keys | Sort-Object | Should -Be $names
        $module.ExportedFunctions.Count | Should -Be 0
        $module.ExportedAliases.Count | Should -Be 0
        $module.ExportedVariables.Count | Should -Be 0
    }

    It 'brings no assembly of others to PowerShell 7, but for the album''s in a folder of its own' {
        (Get-ChildItem (Join-Path $env:AIMLMUSIC_TEST_MODULE bin) -File).Name | Sort-Object | Should -Be 'AimlMusic.PowerShell.dll'
        (Get-ChildItem (Join-Path $env:AIMLMUSIC_TEST_MODULE bin net8.0) -File).Name | Sort-Object | Should -Be 'AimlMusic.Client.dll', 'AimlMusic.Sandbox.dll'
        # Loaded by Export-AimlMusicAlbum alone; see Import.Tests.ps1.
        (Get-ChildItem (Join-Path $env:AIMLMUSIC_TEST_MODULE bin net8.0) -Filter *.dll -Recurse).Directory.Name | Sort-Object -Unique | Should -Be 'Album', 'net8.0'
        (Get-ChildItem (Join-Path $env:AIMLMUSIC_TEST_MODULE bin net8.0 Album)).Name | Sort-Object | Should -Be 'AimlMusic.Album.dll', 'NLayer.dll'
    }

    It 'has one version throughout' {
        [string]$module.Version | Should -Be ([AimlMusic.AimlMusicConnection].Assembly.GetName().Version.ToString(3))
        (Get-Command New-AimlMusic).ImplementingType.Assembly.GetName().Version.ToString(3) | Should -Be ([string]$module.Version)
    }

    It 'leaves nothing in a session but its cmdlets, and goes without a trace' {
        $report = Invoke-Fresh {
            param($module)
            $ErrorActionPreference = 'Stop'
            Set-StrictMode -Version Latest
            function Get-Session { @(Get-Command -Type Function, Alias | ForEach-Object Name) + @(Get-Variable | ForEach-Object Name) }
            $null = Get-Random
            $before = Get-Session; $before = Get-Session
            $warnings = Import-Module $module 3>&1
            Import-Module $module
            $after = Get-Session
            $twice = @(Get-Command -Module AimlMusic).Count
            Remove-Module AimlMusic
            $gone = @(Get-Command *-AimlMusic* -ErrorAction Ignore | Where-Object Source -Like AimlMusic*).Count
            Import-Module $module
            Import-Module $module -Force
            Connect-AimlMusic -Sandbox
            $song = New-AimlMusic 'The sea is calm tonight'
            [pscustomobject]@{
                New     = @(Compare-Object $before $after | ForEach-Object InputObject | Where-Object { $_ -notin 'warnings', 'after', 'before' })
                Twice   = $twice
                Gone    = $gone
                Again   = [string]$song.Status
                Modules = @(Get-Module AimlMusic*).Count
                Warned  = "$warnings"
            } | ConvertTo-Json
        } | ConvertFrom-Json
        $report.New | Should -BeNullOrEmpty
        $report.Twice | Should -Be $names.Count
        $report.Gone | Should -Be 0
        $report.Again | Should -Be 'Queued'
        $report.Warned | Should -BeNullOrEmpty
    }

    It 'reads a song from Clixml as a song again, in a fresh session' {
        $file = Join-Path $TestDrive song.xml
        Connect-AimlMusic -Sandbox
        New-AimlMusic 'The sea is calm tonight' -Title Sea | Export-Clixml -LiteralPath $file
        $env:AIMLMUSIC_TEST_FILE = $file
        try {
            Invoke-Fresh {
                param($module)
                Import-Module $module
                $song = Import-Clixml -LiteralPath $env:AIMLMUSIC_TEST_FILE
                "$($song.GetType().FullName) $($song.Title)"
            } | Should -BeExactly 'AimlMusic.MusicGeneration Sea'
        }
        finally {
            $env:AIMLMUSIC_TEST_FILE = $null
        }
    }

    Context '<_>' -ForEach 'Clear-AimlMusicHistory', 'Compare-AimlMusicLedger', 'Connect-AimlMusic', 'Disconnect-AimlMusic', 'Export-AimlMusicAlbum', 'Get-AimlMusicBalance', 'Get-AimlMusicConnection', 'Get-AimlMusicHistory', 'Get-AimlMusicModel', 'Get-AimlMusicStatus', 'Get-AimlMusicUsage', 'New-AimlMusic', 'New-AimlMusicReference', 'Resume-AimlMusic', 'Save-AimlMusic' {
        It 'has an approved verb' {
            (Get-Command $_).Verb | Should -BeIn (Get-Verb).Verb
        }

        It 'says what it writes' {
            if ($_ -notin 'Disconnect-AimlMusic', 'Clear-AimlMusicHistory') {
                (Get-Command $_).OutputType.Count | Should -BeGreaterThan 0
            }
        }

        It 'has sound parameter sets' {
            $command = Get-Command $_
            $command.ParameterSets.Count | Should -BeGreaterThan 0
            if ($command.ParameterSets.Count -gt 1) {
                $command.DefaultParameterSet | Should -BeIn $command.ParameterSets.Name
            }

            # A set takes at most one parameter from the pipeline as a whole.
            foreach ($set in $command.ParameterSets) {
                @($set.Parameters | Where-Object ValueFromPipeline).Count | Should -BeLessOrEqual 1
            }
        }
    }
}

Describe 'Completion' {
    It 'offers the models, each with what it is good for' {
        $all = Get-Completion 'New-AimlMusic -Model |'
        $all.CompletionText | Should -Contain 'minimax/music-2.6'
        foreach ($match in $all) {
            $match.ToolTip | Should -Not -Be $match.CompletionText
            $match.ToolTip.Length | Should -BeGreaterThan 10
        }
    }

    It 'completes <Line>' -ForEach @(
        @{ Line = 'New-AimlMusic -Model stab|'; Expected = 'stable-audio' }
        @{ Line = 'New-AimlMusic -Model ''stab|'; Expected = 'stable-audio' }
        @{ Line = 'New-AimlMusic -Model lyria|'; Expected = 'google/lyria2' }
        @{ Line = 'New-AimlMusic -Model 2.6| -Lyrics x'; Expected = 'minimax/music-2.6' }
        @{ Line = 'New-AimlMusic -SampleRate |'; Expected = '16000', '24000', '32000', '44100' }
        @{ Line = 'New-AimlMusic -SampleRate 4|'; Expected = '44100' }
        @{ Line = 'New-AimlMusic -Bitrate |'; Expected = '32000', '64000', '128000', '256000' }
        @{ Line = 'New-AimlMusic -Model minimax/music-cover -SampleRate | -Format Mp3'; Expected = '16000', '24000', '32000', '44100' }
        @{ Line = 'New-AimlMusic -Format |'; Expected = 'Mp3', 'Pcm', 'Wav' }
    ) {
        (Get-Completion $Line).CompletionText.Trim("'") | Should -BeExactly $Expected
    }

    It 'takes the completed line' {
        $text = (Get-Completion 'New-AimlMusic -Model ''stab|').CompletionText
        { [scriptblock]::Create("New-AimlMusic -Model $text -Prompt x") } | Should -Not -Throw
    }
}

Describe 'A song on the screen' {
    BeforeAll {
        $server = Start-TestServer
        Connect-AimlMusic -ApiKey test-key -BaseUri $server.Uri
        $song = New-AimlMusic -Model stable-audio -Prompt rain -DurationSec 1 -Title 'Rain on a tin roof' -Wait -PollIntervalSec 0.1
    }

    AfterAll {
        Stop-TestServer $server
    }

    It 'is a row of a table' {
        $text = ($song | Out-String -Width 160) -replace '\e\[[0-9;]*m'
        $head, $null, $row = @($text -split '\r?\n' | Where-Object { $_.Trim() })
        $head -split '\s{1,}' | Where-Object { $_ } | Should -Be 'Id', 'Status', 'Title', 'Cost', 'Duration', 'Age', 'Model'
        $row | Should -Match 'Completed\s+Rain on a tin roof\s+sandbox\s+0:01\s+\d+s\s+stable-audio'
        $row | Should -Match ([regex]::Escape($song.Id))
    }

    It 'fits into 80 columns' {
        $text = ($song | Out-String -Width 80) -replace '\e\[[0-9;]*m'
        $text -split '\r?\n' | ForEach-Object { $_.Length | Should -BeLessOrEqual 80 }
        $text | Should -Match 'sandbox'
    }

    It 'is a list of all that is known' {
        $text = $song | Format-List | Out-String -Width 200
        $names = ($song | Get-Member -MemberType Property).Name | Where-Object { $_ -notin 'ErrorName', 'ErrorMessage' }
        foreach ($name in $names) {
            $text | Should -Match "$name\s+:"
        }
    }

    It 'is text as its id' {
        "$song" | Should -BeExactly $song.Id
    }

    It 'says that it comes from the sandbox, <Where>' -ForEach @(
        @{ Where = 'in this process'; Connect = { Connect-AimlMusic -Sandbox -PassThru } }
        @{ Where = 'on a port'; Connect = { Connect-AimlMusic -ApiKey any -BaseUri $server.Uri -PassThru } }
    ) {
        $connection = & $Connect
        $made = New-AimlMusic -Model stable-audio -Prompt rain -DurationSec 1 -Connection $connection
        $made.IsSandbox | Should -BeTrue
        $made | Out-String | Should -Match 'sandbox'
        ($made | Get-AimlMusicStatus -Connection $connection).IsSandbox | Should -BeTrue
        (Get-AimlMusicStatus -Id $made.Id -Connection $connection).IsSandbox | Should -BeTrue
        $file = $made | Save-AimlMusic -Path "$TestDrive/" -Wait -PollIntervalSec 0.2 -Connection $connection
        $file.IsSandbox | Should -BeTrue
    }
}

Describe 'Strict mode' {
    It 'finds nothing amiss' {
        Set-StrictMode -Version Latest
        $ErrorActionPreference = 'Stop'
        Connect-AimlMusic -Sandbox
        $song = 'The sea is calm tonight' | New-AimlMusic
        ($song | Get-AimlMusicStatus).Id | Should -BeExactly $song.Id
        $song | Out-String | Should -Match 'Queued'
        Set-StrictMode -Off
    }
}
