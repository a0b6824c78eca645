# What the service is today: withdrawn models, MP3 by default, statuses that clients have seen, scopes of keys.
BeforeAll {
    Import-Module $env:AIMLMUSIC_TEST_MODULE -Force
    Import-Module "$PSScriptRoot/TestServer.psm1" -Force
    Clear-AimlEnvironment
    $server = Start-TestServer -ArgumentList '--quirks', 'strict'
    Connect-AimlMusic -ApiKey test-key -BaseUri $server.Uri
    $homeBefore = $env:AIMLMUSIC_HOME
    $env:AIMLMUSIC_HOME = New-TestFolder
}

AfterAll {
    $env:AIMLMUSIC_HOME = $homeBefore
    Disconnect-AimlMusic
    Stop-TestServer $server
}

Describe 'The service of today' {
    BeforeEach {
        Reset-Server $server
        Set-Server $server @{ generationSeconds = 0 }
        $null = Invoke-RestMethod -Uri "$($server.Uri)/sandbox/models" -Method Put -ContentType application/json -Body '{}'
        $null = Invoke-RestMethod -Uri "$($server.Uri)/sandbox/keys" -Method Put -ContentType application/json -Body '{"keys":null,"scopes":["model:audio"]}'
        Get-ChildItem -LiteralPath $env:AIMLMUSIC_HOME | Remove-Item -Recurse
        $folder = New-TestFolder
    }

    It 'serves an MP3 where no format is asked for, and that is saved with its tags' {
        $file = New-AimlMusic 'The sea is calm tonight' -Title Sea -Wait | Save-AimlMusic -Path "$folder/"
        $file.Name | Should -BeExactly 'Sea.mp3'
        $file.Duration.TotalSeconds | Should -BeGreaterThan 1
        [System.Text.Encoding]::ASCII.GetString([System.IO.File]::ReadAllBytes($file.FullName), 0, 3) | Should -BeExactly 'ID3'
    }

    It 'has no music-01: the error names what replaces it, and nothing is charged' {
        $problem = { New-AimlMusic -Model music-01 -Lyrics 'A line to sing' -VoiceId vocal-1 -WarningAction Ignore -ErrorAction Stop } | Should -Throw -PassThru
        $problem.FullyQualifiedErrorId | Should -BeLike 'ModelNotFound,*'
        "$problem" | Should -Match "does not have the model 'music-01' \(404\): the vendor withdrew it on 2026-08-17\. Use 'minimax/music-2\.6' instead"
        @(Get-ServerCharge $server).Count | Should -Be 0
    }

    It 'warns of a model that it deprecates, once that was read, and completion says so' {
        $null = Invoke-RestMethod -Uri "$($server.Uri)/sandbox/models" -Method Put -ContentType application/json -Body '{"hidden":["stable-audio"],"deprecations":[{"id":"stable-audio","status":"deprecated","shutdown_at":"2027-01-31T00:00:00Z","replaced_by":"minimax/music-2.6"}]}'
        $model = Get-AimlMusicModel stable-audio -Live
        $model.Lifecycle | Should -Be Deprecated
        $model.IsAvailable | Should -BeTrue -Because 'a deprecated model has left the list and is still served'
        $song = New-AimlMusic -Model stable-audio -Prompt rain -DurationSec 1 -Wait -WarningVariable warnings -WarningAction SilentlyContinue
        $song.Status | Should -Be Completed
        "$warnings" | Should -BeExactly "The model 'stable-audio' is deprecated, and the vendor will withdraw it on 2027-01-31. Use 'minimax/music-2.6' instead; 'Get-AimlMusicModel' shows the parameters of each model."
    }

    It 'says which scope a key lacks' {
        $null = Invoke-RestMethod -Uri "$($server.Uri)/sandbox/keys" -Method Put -ContentType application/json -Body '{"scopes":["model:chat"]}'
        $problem = { New-AimlMusic 'The sea is calm tonight' -ErrorAction Stop } | Should -Throw -PassThru
        $problem.FullyQualifiedErrorId | Should -BeLike 'Forbidden,*'
        "$problem" | Should -Match "^The key lacks the scope 'model:audio' \(it has model:chat\)"
    }

    It 'ends a song with the word <Word>: <Status>' -ForEach @(
        'cancelled', 'canceled', 'expired', 'timeout' | ForEach-Object { @{ Word = $_; Status = 'Failed' } }
        'success', 'done', 'ready', 'finished' | ForEach-Object { @{ Word = $_; Status = 'Completed' } }
    ) {
        $song = New-AimlMusic -Model stable-audio -Prompt rain -DurationSec 1
        Add-ServerFault $server @{ route = 'poll'; words = $Word; count = 0 }
        ($song | Get-AimlMusicStatus).Status | Should -Be $Status
    }

    It 'sends the sample rate under both names, and under the one of the schema once that was read' {
        $null = New-AimlMusic 'The sea is calm tonight' -SampleRate 16000
        $null = Get-AimlMusicModel -Live
        $null = New-AimlMusic 'The tide is full tonight' -SampleRate 16000
        (Get-ServerRequest $server -Route submit).body.audio_setting | ForEach-Object { ConvertTo-Json $_ -Compress } |
            Should -Be '{"audio_sample_rate":16000,"sample_rate":16000}', '{"sample_rate":16000}'
        New-AimlMusic 'The sea is calm tonight' -SampleRate 16000 -Once | Should -HaveCount 1
        @(Get-ServerCharge $server).Count | Should -Be 2 -Because 'it is the same request, however the field is called'
    }

    It 'checks and completes a model of tomorrow by its own schema' {
        $null = Invoke-RestMethod -Uri "$($server.Uri)/sandbox/models" -Method Put -ContentType application/json -Body (@{
                more = @(@{ id = 'minimax/music-9'; type = 'internal/audio-generations/submit'; info = @{ docsJson = "$($server.Uri)/docs-json?model=stable-audio" } })
            } | ConvertTo-Json -Depth 5)
        (Get-AimlMusicModel minimax/music-9 -Live).HasLimits | Should -BeTrue
        New-AimlMusic -Model minimax/music-9 -Prompt rain -DurationSec 99 -ErrorVariable problems -ErrorAction SilentlyContinue
        "$problems" | Should -Match 'DurationSec 99 is out of range \(1 to 47\)'
        @(Get-ServerRequest $server -Route submit).Count | Should -Be 0
    }
}
