BeforeAll {
    Import-Module $env:AIMLMUSIC_TEST_MODULE -Force
    Import-Module "$PSScriptRoot/TestServer.psm1" -Force
    Clear-AimlEnvironment
    $key = 'sk-VERY-distinctive-0123456789'
    $server = Start-TestServer
    # Says the key back in every refusal, as a careless service or proxy may.
    $echo = "No entry for $key, says the door."

    function Get-Everything {
        param($Value)

        $Value | Format-List -Property * -Force | Out-String -Width 4096
        $Value | Format-Table -Property * | Out-String -Width 4096
        $Value | Out-String -Width 4096
        $Value | Get-Member -Force | Out-String -Width 4096
        "$Value"
        ConvertTo-Json -InputObject $Value -Depth 10 -WarningAction SilentlyContinue -ErrorAction SilentlyContinue
        [System.Management.Automation.PSSerializer]::Serialize($Value, 5)
        $Value | ConvertTo-Csv
    }
}

AfterAll {
    Clear-AimlEnvironment
    Disconnect-AimlMusic
    Stop-TestServer $server
}

Describe 'The key stays secret' {
    BeforeEach {
        Reset-Server $server
        Clear-AimlEnvironment
        $connection = Connect-AimlMusic -ApiKey (ConvertTo-SecureString $key -AsPlainText -Force) -BaseUri $server.Uri -MaximumRetryCount 0 -PassThru
        $folder = New-TestFolder
    }

    It 'in the connection' {
        Get-Everything $connection | Should -Not -Match $key
        $connection.psobject.Members | Out-String | Should -Not -Match $key
    }

    It 'in the songs and the files' {
        $song = New-AimlMusic -Model stable-audio -Prompt rain -DurationSec 1 -Wait -PollIntervalSec 0.1
        Get-Everything $song | Should -Not -Match $key
        $file = $song | Save-AimlMusic -Path $folder
        $file | Format-List * -Force | Out-String -Width 4096 | Should -Not -Match $key
        Get-ChildItem -LiteralPath $folder -Force | ForEach-Object {
            [System.Text.Encoding]::Latin1.GetString([System.IO.File]::ReadAllBytes($_.FullName)).Contains($key) | Should -BeFalse
        }
    }

    It 'in every stream, -Verbose and -Debug' {
        $said = & {
            $DebugPreference = $VerbosePreference = 'Continue'
            Connect-AimlMusic -ApiKey (ConvertTo-SecureString $key -AsPlainText -Force) -BaseUri $server.Uri -Verbose -Debug
            $song = New-AimlMusic -Model stable-audio -Prompt rain -DurationSec 1 -Wait -PollIntervalSec 0.1 -Verbose -Debug
            $song | Get-AimlMusicStatus -Verbose -Debug
            $song | Save-AimlMusic -Path $folder -Verbose -Debug
            Get-AimlMusicStatus -Id nobody -Verbose -Debug
        } *>&1
        $said | Out-String -Width 4096 | Should -Not -Match $key
        @($said | Where-Object { $_ -is [System.Management.Automation.VerboseRecord] }).Count | Should -BeGreaterThan 0
    }

    It 'in the error <Id>' -ForEach @(
        @{ Id = 'RequestInvalid'; Do = { New-AimlMusic } }
        @{ Id = 'NotFound'; Do = { Get-AimlMusicStatus -Id nobody } }
        @{ Id = 'Unauthorized'; Do = { Add-ServerFault $server @{ route = 'submit'; status = 401 }; New-AimlMusic 'The sea is calm tonight' } }
        @{ Id = 'Forbidden'; Do = { Add-ServerFault $server @{ route = 'submit'; status = 403 }; New-AimlMusic 'The sea is calm tonight' } }
        @{ Id = 'RateLimited'; Do = { Add-ServerFault $server @{ route = 'poll'; status = 429 }; Get-AimlMusicStatus -Id nobody } }
        @{ Id = 'SubmitOutcomeUnknown'; Do = { Add-ServerFault $server @{ route = 'logs'; status = 500; count = 0 }; Add-ServerFault $server @{ route = 'submit'; reset = 'after' }; New-AimlMusic 'The sea is calm tonight' -TimeoutSec 1 } }
        @{ Id = 'SubmitOutcomeUnknown'; Do = { Add-ServerFault $server @{ route = 'logs'; status = 500; count = 0 }; Add-ServerFault $server @{ route = 'submit'; status = 502; body = 'html' }; New-AimlMusic 'The sea is calm tonight' -TimeoutSec 1 } }
        @{ Id = 'ConnectionFailed'; Do = { Add-ServerFault $server @{ route = 'poll'; reset = 'before' }; Get-AimlMusicStatus -Id nobody } }
        @{ Id = 'GenerationFailed'; Do = { Add-ServerFault $server @{ route = 'submit'; fail = @{ name = "No$key"; message = $echo } }; New-AimlMusic 'The sea is calm tonight' -Wait -PollIntervalSec 0.1 } }
    ) {
        $problem = try { @(& $Do 2>&1)[-1] } catch { $_ }
        $problem.FullyQualifiedErrorId | Should -BeLike "$Id,*"
        $all = $problem | Format-List * -Force | Out-String -Width 4096
        $all += $problem.Exception | Format-List * -Force | Out-String -Width 4096
        $all += $problem.Exception.ToString()
        $all += $problem.TargetObject | Format-List * -Force | Out-String -Width 4096
        $all += $Error | Select-Object -First 3 | Format-List * -Force | Out-String -Width 4096
        # No deeper: an error record leads to the whole of the session and of .NET's reflection.
        $all += $problem | ConvertTo-Json -Depth 2 -WarningAction SilentlyContinue
        $all += $problem.TargetObject | ConvertTo-Json -Depth 10
        $all += [System.Management.Automation.PSSerializer]::Serialize($problem)
        $all.Contains($key) | Should -BeFalse
    }

    It 'in the state of a failed song that says it back' {
        Add-ServerFault $server @{ route = 'submit'; fail = @{ name = "No$key"; message = $echo } }
        $song = New-AimlMusic -Model stable-audio -Prompt rain -DurationSec 1 | Get-AimlMusicStatus -Wait -PollIntervalSec 0.1
        $song.Status | Should -Be Failed
        Get-Everything $song | Should -Not -Match $key
    }

    It 'in a transcript, and in the command line and the output of a process that uses it' {
        $out = Join-Path $folder out.txt
        $transcript = Join-Path $folder transcript.txt
        $script = Join-Path $folder script.ps1
        Set-Content -LiteralPath $script @"
Import-Module '$env:AIMLMUSIC_TEST_MODULE'
`$null = Start-Transcript -LiteralPath '$transcript'
`$song = New-AimlMusic -Model stable-audio -Prompt rain -DurationSec 1 -Wait -PollIntervalSec 0.1 -Verbose
`$song
`$song | Save-AimlMusic -Path '$folder'
Get-AimlMusicStatus -Id nobody
`$Error | Format-List * -Force
if (Test-Path /proc) { Get-ChildItem -Path /proc/[0-9]*/cmdline -ErrorAction Ignore | ForEach-Object { [System.IO.File]::ReadAllText(`$_.FullName) } }
`$null = Stop-Transcript
"@
        $env:AIML_API_KEY = $key
        $env:AIML_API_BASE_URL = $server.Uri
        $process = Start-TestScript $script $out
        Wait-Until { $process.HasExited } -TimeoutSec 60
        (Get-Content -LiteralPath $out -Raw) | Should -Match 'Completed'
        foreach ($file in $out, "$out.err", $transcript) {
            "$(Get-Content -LiteralPath $file -Raw)".Contains($key) | Should -BeFalse -Because $file
        }
    }

    It 'in a failed song and its error, and no command to the terminal either' {
        $escape = [char]27
        Add-ServerFault $server @{ route = 'submit'; fail = @{ name = "No$escape[31m$key"; message = "red$escape]0;title$([char]7) $([char]0x9b)31m $([char]0x202e)txt $key" } }
        $song = New-AimlMusic -Model stable-audio -Prompt rain -DurationSec 1
        $failed = $song | Get-AimlMusicStatus -Wait -PollIntervalSec 0.1
        $null = $failed | Save-AimlMusic -Path $folder -ErrorAction SilentlyContinue -ErrorVariable problems
        $failed.ErrorMessage | Should -BeExactly 'red ]0;title 31m txt ***'
        $said = @($failed.ErrorName, $failed.ErrorMessage) + $problems.ForEach({ "$_"; $_.Exception.Message; $_.ErrorDetails.RecommendedAction }) +
            (Get-AimlMusicHistory -Id $song.Id).Reason
        $said -join ' ' | Should -Not -Match "[\p{Cc}\p{Cf}]|$key"
    }

    It 'in what the server keeps of a request' {
        $null = New-AimlMusic 'The sea is calm tonight'
        Get-ServerRequest $server | ConvertTo-Json -Depth 5 | Should -Not -Match $key
    }
}
