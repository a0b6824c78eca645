BeforeAll {
    Import-Module $env:AIMLMUSIC_TEST_MODULE -Force
    Import-Module "$PSScriptRoot/TestServer.psm1" -Force
    $server = Start-TestServer
    $homeBefore = $env:AIMLMUSIC_HOME
    Clear-AimlEnvironment
    $env:AIML_API_KEY = 'test-key'
    $env:AIML_API_BASE_URL = $server.Uri
    $song = @{ Prompt = 'a calm sea'; Model = 'stable-audio'; DurationSec = 1 }

    # Another session: only the ledger remembers the songs.
    function Reset-All {
        Reset-Server $server
        $env:AIMLMUSIC_HOME = New-TestFolder
    }

    function Get-Completion {
        param([string] $Line)

        (TabExpansion2 $Line $Line.Length).CompletionMatches
    }
}

AfterAll {
    Clear-AimlEnvironment
    $env:AIMLMUSIC_HOME = $homeBefore
    Stop-TestServer $server
}

Describe 'Completion of -Id' {
    BeforeAll {
        Reset-All
        $first = New-AimlMusic @song -Title 'First light' -Wait -PollIntervalSec 0.1
        $null = $first | Save-AimlMusic -Path (New-TestFolder)
        $second = New-AimlMusic @song -Title 'Second wind' -Wait -PollIntervalSec 0.1
        $third = New-AimlMusic -Model minimax/music-2.6 -Prompt 'slow waltz, piano' -Lyrics '[verse]', 'Third time lucky'
    }

    It 'offers the songs of the ledger to <Line>, the latest first' -ForEach @(
        @{ Line = 'Get-AimlMusicStatus ' }
        @{ Line = 'Get-AimlMusicStatus -Id ' }
        @{ Line = 'Save-AimlMusic -Id ' }
        @{ Line = 'Get-AimlMusicHistory -Id ' }
        @{ Line = 'Clear-AimlMusicHistory -Id ' }
    ) {
        @(Get-Completion $Line).ListItemText | Should -Be $third.Id, $second.Id, $first.Id
    }

    It 'offers only what is not saved to Resume-AimlMusic' {
        @(Get-Completion 'Resume-AimlMusic -Id ').ListItemText | Should -Be $third.Id, $second.Id
    }

    It 'shows title, model and status, and the first sung line of a song without a title' {
        $tips = @(Get-Completion 'Get-AimlMusicHistory -Id ').ToolTip
        $tips[0] | Should -Match '^Third time lucky, minimax/music-2\.6, Accepted, '
        $tips[1] | Should -Match '^Second wind, stable-audio, Completed, '
        $tips[2] | Should -Match '^First light, stable-audio, Saved, '
    }

    It 'completes the beginning of an id, and a part of a title' {
        (Get-Completion "Save-AimlMusic -Id '$($second.Id.Substring(0, 12))").ListItemText | Should -Be $second.Id
        (Get-Completion 'Get-AimlMusicStatus wind').ListItemText | Should -Be $second.Id
        @(Get-Completion 'Save-AimlMusic -Id no-such-song' | Where-Object ResultType -EQ ParameterValue) | Should -BeNullOrEmpty
    }

    It 'gives text that is a value on the command line' {
        foreach ($match in Get-Completion 'Get-AimlMusicHistory -Id ') {
            (Invoke-Expression "Get-AimlMusicHistory -Id $($match.CompletionText)").Id | Should -BeExactly $match.ListItemText
        }
    }

    It 'sends nothing, and is empty without a ledger' {
        $before = @(Get-ServerRequest $server).Count
        $null = Get-Completion 'Get-AimlMusicStatus '
        @(Get-ServerRequest $server).Count | Should -Be $before
        $kept = $env:AIMLMUSIC_HOME
        $env:AIMLMUSIC_HOME = Join-Path (New-TestFolder) 'none'
        try {
            @(Get-Completion 'Save-AimlMusic -Id ' | Where-Object ResultType -EQ ParameterValue) | Should -BeNullOrEmpty
            $env:AIMLMUSIC_HOME | Should -Not -Exist
        }
        finally {
            $env:AIMLMUSIC_HOME = $kept
        }
    }
}

Describe 'Completion of references' {
    BeforeAll {
        Reset-All
        $folder = New-TestFolder
        $sandbox = Connect-AimlMusic -Sandbox -PassThru
        $null = New-AimlMusic @song -DurationSec 20 -Title Recording -Wait -Connection $sandbox | Save-AimlMusic -Path "$folder/" -Connection $sandbox
        Disconnect-AimlMusic
        $file = (Get-ChildItem -LiteralPath $folder -Filter *.wav).FullName
        $voice = New-AimlMusicReference $file -Purpose Voice -WarningAction Ignore
        $band = New-AimlMusicReference $file -Purpose Instrumental -WarningAction Ignore
        $cover = New-AimlMusicReference $file
    }

    It 'offers what this machine uploaded' {
        (Get-Completion 'New-AimlMusic -VoiceId ').ListItemText | Should -Be $voice.VoiceId
        (Get-Completion 'New-AimlMusic -VoiceId ').ToolTip | Should -Be $file
        (Get-Completion 'New-AimlMusic -InstrumentalId ').ListItemText | Should -Be $band.InstrumentalId
        (Get-Completion 'New-AimlMusic -CoverFeatureId ').ListItemText | Should -Be $cover.CoverFeatureId
    }

    It 'offers nothing of another address' {
        $env:AIML_API_BASE_URL = 'https://other.example'
        try {
            @(Get-Completion 'New-AimlMusic -VoiceId ' | Where-Object ResultType -EQ ParameterValue) | Should -BeNullOrEmpty
        }
        finally {
            $env:AIML_API_BASE_URL = $server.Uri
        }
    }

    It 'is only verbose about a record that cannot be written' {
        $env:AIMLMUSIC_HOME = New-TestFolder
        $null = New-Item -ItemType Directory -Path (Join-Path $env:AIMLMUSIC_HOME 'references.jsonl')
        $said = New-AimlMusicReference $file -Verbose -ErrorVariable problems 4>&1
        $problems | Should -BeNullOrEmpty
        @($said | Where-Object { $_ -isnot [System.Management.Automation.VerboseRecord] }).CoverFeatureId | Should -Not -BeNullOrEmpty
        "$($said | Where-Object { $_ -is [System.Management.Automation.VerboseRecord] })" | Should -Match 'could not be recorded'
    }
}

Describe 'Get-AimlMusicStatus without an id' {
    BeforeEach {
        Reset-All
    }

    It 'gets the songs in progress, and no others' {
        $null = New-AimlMusic @song -Title 'Done' -Wait -PollIntervalSec 0.1
        $open = New-AimlMusic @song -Title 'Open'
        $found = @(Get-AimlMusicStatus)
        $found.Title | Should -Be Open
        $found.Id | Should -Be $open.Id
        $found = @(Get-AimlMusicStatus -Wait -PollIntervalSec 0.1)
        $found.Title | Should -Be Open
        $found.Status | Should -Be Completed
        Get-AimlMusicStatus | Should -BeNullOrEmpty
    }

    It 'asks for nothing if an empty pipeline asks, or if nothing is in progress' {
        Get-AimlMusicStatus -WarningVariable warnings | Should -BeNullOrEmpty
        $warnings | Should -BeNullOrEmpty
        $null = New-AimlMusic @song
        @() | Get-AimlMusicStatus | Should -BeNullOrEmpty
    }

    It 'warns of a song in doubt' {
        Add-ServerFault $server @{ route = 'logs'; count = 0; status = 500 }
        Add-ServerFault $server @{ route = 'submit'; reset = 'after' }
        $null = New-AimlMusic @song -Title 'Unknown' -TimeoutSec 1 -ErrorAction SilentlyContinue -WarningAction Ignore
        Get-AimlMusicStatus -WarningVariable warnings -WarningAction SilentlyContinue | Should -BeNullOrEmpty
        "$warnings" | Should -Match 'whether the service accepted 1 song\. Resume-AimlMusic'
    }
}

Describe 'A song that comes by its id alone' {
    BeforeAll {
        Reset-All
        $folder = New-TestFolder
        $made = New-AimlMusic @song -Title 'By its title'
    }

    It 'has what the ledger knows' {
        $found = Get-AimlMusicStatus -Id $made.Id
        $found.Title, $found.Model, $found.Prompt | Should -Be 'By its title', 'stable-audio', 'a calm sea'
        $found.SubmittedAt | Should -Not -BeNullOrEmpty
        $found.ClientRequestId | Should -Be $made.ClientRequestId
    }

    It 'is saved under its title' {
        $file = Get-AimlMusicStatus -Id $made.Id -Wait -PollIntervalSec 0.1 | Save-AimlMusic -Path "$folder/one/"
        $file.BaseName | Should -Be 'By its title'
        $file = Save-AimlMusic -Id $made.Id -Path "$folder/two/"
        $file.BaseName | Should -Be 'By its title'
        $file.Model | Should -Be 'stable-audio'
        $file = [pscustomobject]@{ Id = $made.Id } | Save-AimlMusic -Path "$folder/three/"
        $file.BaseName | Should -Be 'By its title'
    }

    It 'is found at the service alone where the ledger does not know it' {
        $env:AIMLMUSIC_HOME = New-TestFolder
        $found = Get-AimlMusicStatus -Id $made.Id
        $found.Id | Should -Be $made.Id
        $found.Title | Should -BeNullOrEmpty
    }
}
