BeforeAll {
    Import-Module $env:AIMLMUSIC_TEST_MODULE -Force
    Import-Module "$PSScriptRoot/TestServer.psm1" -Force
    Clear-AimlEnvironment
    $server = Start-TestServer
    Connect-AimlMusic -ApiKey test-key -BaseUri $server.Uri

    function New-LyricsFolder {
        param([int] $Count)

        $folder = New-TestFolder
        1..$Count | ForEach-Object { Set-Content -LiteralPath "$folder/song $_.txt" -Value "[Verse]`nLine $_ of $folder" }
        $folder
    }
}

AfterAll {
    Disconnect-AimlMusic
    Stop-TestServer $server
}

Describe 'Files in, songs out' {
    BeforeEach {
        Reset-Server $server
        Set-Server $server @{ generationSeconds = 0.5; balance = 100 }
        $source, $target = (New-LyricsFolder 6), (Join-Path (New-TestFolder) out)
    }

    It 'saves songs while others are still to be made, and keeps no more under way than -ThrottleLimit' {
        $saved = Get-ChildItem $source -Filter *.txt |
            New-AimlMusic -Prompt 'warm folk, female voice' -Wait -PollIntervalSec 0.1 -ThrottleLimit 2 | Save-AimlMusic -Path $target
        @($saved).Count | Should -Be 6
        ($saved.BaseName | Sort-Object) | Should -Be (1..6 | ForEach-Object { "song $_" })
        $routes = (Get-ServerRequest $server).route
        [array]::IndexOf($routes, 'download') | Should -BeLessThan ([array]::LastIndexOf($routes, 'submit'))
    }

    It 'makes an error of a song that failed, with the song as its target, and saves the rest' {
        Add-ServerFault $server @{ route = 'submit'; skip = 2; fail = @{ name = 'Sensitive'; message = 'The lyrics are not allowed.' } }
        $saved = Get-ChildItem $source -Filter *.txt | New-AimlMusic -Wait -PollIntervalSec 0.1 -ErrorAction SilentlyContinue -ErrorVariable problems |
            Save-AimlMusic -Path $target
        @($saved).Count | Should -Be 5
        @($problems).Count | Should -Be 1
        $problems[0].FullyQualifiedErrorId | Should -BeLike 'GenerationFailed,*'
        $problems[0].TargetObject.Title | Should -BeLike 'song ?'
        $problems[0].TargetObject.Title | Should -Not -BeIn $saved.BaseName
    }

    It 'names the file where a song could not be asked for, and makes the rest' {
        Set-Content -LiteralPath "$source/song 2.txt" -Value ''
        $songs = Get-ChildItem $source -Filter *.txt | New-AimlMusic -ErrorAction SilentlyContinue -ErrorVariable problems
        @($songs).Count | Should -Be 5
        "$($problems[0].TargetObject)" | Should -BeLike '*song 2.txt'
    }

    It 'with -Once takes up what is under way, gives what is there and makes what is missing' {
        $files = @(Get-ChildItem $source -Filter *.txt)
        $done = $files[0] | New-AimlMusic -Once -Wait -PollIntervalSec 0.1 | Save-AimlMusic -Path $target
        $begun = $files[1] | New-AimlMusic -Once
        Reset-Server $server

        $saved = @($files | New-AimlMusic -Once -Wait -PollIntervalSec 0.1 | Save-AimlMusic -Path $target)
        $saved.Count | Should -Be 6
        $begun.Id | Should -BeIn $saved.GenerationId
        $done.FullName | Should -BeIn $saved.FullName
        @(Get-ServerRequest $server -Route submit).Count | Should -Be 4
        @(Get-ChildItem $target -Filter *.wav).Count | Should -Be 6
    }
}
