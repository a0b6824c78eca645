BeforeAll {
    Import-Module $env:AIMLMUSIC_TEST_MODULE -Force
    Import-Module "$PSScriptRoot/TestServer.psm1" -Force
    $server = Start-TestServer
    $homeBefore = $env:AIMLMUSIC_HOME
    Clear-AimlEnvironment
    $env:AIML_API_BASE_URL = $server.Uri

    # What the server lists: -Hidden leaves models out, -More adds entries.
    function Set-ServerModel {
        param([string[]] $Hidden = @(), [object[]] $More = @())

        $body = ConvertTo-Json @{ hidden = @($Hidden); more = @($More) } -Depth 9
        $null = Invoke-RestMethod -Uri "$($server.Uri)/sandbox/models" -Method Put -ContentType application/json -Body $body
    }

    # Every test begins with no connection, no fault, no change to what is listed, and nothing kept.
    function Reset-All {
        Disconnect-AimlMusic
        Reset-Server $server
        Set-ServerModel
        $env:AIMLMUSIC_HOME = New-TestFolder
    }

    function Get-Completion {
        param([string] $Line)

        # The cursor is where the bar is.
        (TabExpansion2 ($Line -replace '\|') $Line.IndexOf('|')).CompletionMatches
    }

    # Lines as they are on a screen of that width, without colours.
    function Get-Screen {
        param([object[]] $InputObject, [int] $Width)

        ($InputObject | Out-String -Width $Width) -replace '\e\[[0-9;]*m' -split '\r?\n' | Where-Object { $_.Trim() }
    }
}

AfterAll {
    Clear-AimlEnvironment
    $env:AIMLMUSIC_HOME = $homeBefore
    Stop-TestServer $server
}

Describe 'Get-AimlMusicModel' {
    BeforeEach {
        Reset-All
    }

    It 'lists what this version knows, and asks nobody' {
        $models = @(Get-AimlMusicModel)
        $models.Count | Should -BeGreaterOrEqual 8
        $models[0] | Should -BeOfType ([AimlMusic.MusicModel])
        $models.Id | Should -Contain 'minimax/music-2.6'
        $models | ForEach-Object { $_.Description | Should -Not -BeNullOrEmpty }
        @($models | Where-Object { $null -ne $_.Pricing -or $null -ne $_.IsAvailable }).Count | Should -Be 0
        @(Get-ServerRequest $server).Count | Should -Be 0
        @(Get-ChildItem -LiteralPath $env:AIMLMUSIC_HOME).Count | Should -Be 0
    }

    It 'needs neither a key nor a service nor a place for a ledger' {
        $env:AIML_API_BASE_URL = 'no address at all'
        $env:AIMLMUSIC_HOME = [char]0x7 + '/dev/null/nowhere'
        try { @(Get-AimlMusicModel).Count | Should -BeGreaterOrEqual 8 } finally { $env:AIML_API_BASE_URL = $server.Uri }
    }

    It 'tells the parameters and their limits' {
        $model = Get-AimlMusicModel stable-audio
        $rule = $model.Parameters | Where-Object Parameter -EQ DurationSec
        $rule.Minimum, $rule.Maximum, $rule.Default, $rule.IsRequired | Should -Be 1, 47, 30, $false
        "$rule" | Should -BeExactly 'DurationSec: 1 to 47 s'
        $model.Parameters[0] | Should -BeOfType ([AimlMusic.ParameterRule])
        "$($model.Parameters[0])" | Should -BeExactly 'Prompt (required)'
        (Get-AimlMusicModel minimax/music-2.0).Parameters[2].Choices[1] | Should -Be Wav
        (Get-AimlMusicModel minimax/music-2.0).Parameters | ForEach-Object Limits | Select-Object -First 3 |
            Should -Be '10 to 2000 characters', '10 to 3000 characters', 'Mp3, Wav, Pcm'
    }

    It 'tells which model is legacy and what to use instead' {
        $model = Get-AimlMusicModel minimax-music
        $model.IsDeprecated | Should -BeTrue
        $model.Replacement | Should -BeIn (Get-AimlMusicModel).Id
        (Get-AimlMusicModel minimax/music-2.6).IsDeprecated | Should -BeFalse
    }

    It 'finds <Name>' -ForEach @(
        @{ Name = 'STABLE-audio'; Expected = 'stable-audio' }
        @{ Name = '*cover'; Expected = 'minimax/music-cover' }
        @{ Name = 'minimax/music-[12].?'; Expected = 'minimax/music-2.6', 'minimax/music-2.0', 'minimax/music-1.5' }
        @{ Name = 'google/lyria2', 'stable-audio', '*lyria*'; Expected = 'stable-audio', 'google/lyria2' }
    ) {
        (Get-AimlMusicModel $Name).Id | Should -BeExactly $Expected
    }

    It 'is silent about wildcards that match nothing' {
        Get-AimlMusicModel 'no*', '[x]y' -ErrorVariable problems | Should -BeNullOrEmpty
        $problems.Count | Should -Be 0
    }

    It 'says which names there are not, and finds the others' {
        (Get-AimlMusicModel no-such, stable-audio, nor-this -ErrorAction SilentlyContinue -ErrorVariable problems).Id | Should -Be 'stable-audio'
        $problems.Count | Should -Be 2
        $problems[0].FullyQualifiedErrorId | Should -BeExactly 'ModelNotFound,AimlMusic.PowerShell.GetAimlMusicModelCommand'
        $problems[0].CategoryInfo.Category | Should -Be ObjectNotFound
        $problems.TargetObject | Should -Be 'no-such', 'nor-this'
        $problems[0].ErrorDetails.RecommendedAction | Should -Match 'Get-AimlMusicModel -Live'
    }

    It 'refuses an empty name' {
        { Get-AimlMusicModel '' } | Should -Throw -ErrorId 'ParameterArgumentValidationError*'
    }

    It 'is a table that fits into 120 columns and cuts nothing' {
        Set-ServerModel -Hidden stable-audio -More @{ id = 'acme/song-9'; type = 'audio'; info = @{ description = 'Songs about anvils.' } }
        foreach ($models in @(Get-AimlMusicModel), @(Get-AimlMusicModel -Live)) {
            $lines = Get-Screen $models 120
            $lines[0] -split '\s+' | Where-Object { $_ } | Should -Be Id, Status, Price, Description
            $lines | ForEach-Object { $_.Length | Should -BeLessOrEqual 120 }
            $text = ($lines -join ' ') -replace '\s+', ' '
            $text | Should -Not -Match '…|\.\.\.'
            $models.Description | ForEach-Object { $text | Should -Match ([regex]::Escape($_.Split(' ')[-1])) }
            $models.Id | ForEach-Object { $text | Should -Match ([regex]::Escape($_)) }
            $text | Should -Match 'minimax-music legacy'
        }
        $text | Should -Match 'stable-audio gone'
        $text | Should -Match 'acme/song-9 new Songs about anvils'
        $text | Should -Match 'minimax/music-2.6 \$0.195 per generation'
    }

    It 'is a list of all that is known' {
        $text = Get-AimlMusicModel minimax/music-2.6 -Live | Format-List | Out-String -Width 200
        (Get-AimlMusicModel | Get-Member -MemberType Property).Name | ForEach-Object { $text | Should -Match "$_\s+:" }
        $text | Should -Match 'Lyrics: up to 3000 characters'
    }
}

Describe 'Get-AimlMusicModel -Live' {
    BeforeEach {
        Reset-All
    }

    It 'asks the service without a key, once for all that is new' {
        $first = @(Get-AimlMusicModel -Live)
        $first.IsAvailable | Should -Not -Contain $false
        $first | ForEach-Object { $_.Pricing.Kind | Should -Be Fixed; $_.IsSandbox | Should -BeTrue }
        $price = ($first | Where-Object Id -EQ 'minimax/music-2.6').Pricing
        "$price" | Should -BeExactly '$0.195 per generation'
        $price.Rates[0] | Should -BeOfType ([AimlMusic.PriceRate])
        $price.Rates[0].Price | Should -Be 0.195
        @(Get-AimlMusicModel -Live).Id | Should -Be $first.Id
        $requests = Get-ServerRequest $server | Where-Object path -EQ '/v1/models'
        $requests.status | Should -Be 200, 304
        (Get-ServerRequest $server).authorization | Should -Not -Contain $true
        $requests.query | Select-Object -Unique | Should -Be 'include=pricing'
    }

    It 'sends no key where there is one' {
        Connect-AimlMusic -ApiKey test-key -BaseUri $server.Uri
        $null = Get-AimlMusicModel -Live
        $null = Get-AimlMusicModel -Live -Connection (Connect-AimlMusic -ApiKey other-key -BaseUri $server.Uri -PassThru)
        $env:AIML_API_KEY = 'a key that cannot be one'
        try { Disconnect-AimlMusic; $null = Get-AimlMusicModel -Live } finally { $env:AIML_API_KEY = $null }
        @(Get-ServerRequest $server | Where-Object path -EQ '/v1/models').Count | Should -Be 3
        (Get-ServerRequest $server).authorization | Should -Not -Contain $true
    }

    It 'tells what is new, what is gone, and every kind of price' {
        Set-ServerModel -Hidden stable-audio -More @(
            @{ id = 'acme/song-9'; aliases = @('song-9'); type = 'audio'; info = @{ description = 'Songs about anvils.' }; pricing = @{ kind = 'variable' } }
            @{
                id = 'acme/song-10'; type = 'music'; pricing = @{
                    kind = 'variants'; dimensions = @('format')
                    variants = @(@{ when = @{ format = 'mp3' }; price = 0.1; unit = 'second'; per = 1 }, @{ when = @{ format = 'wav' }; price = 0.2; unit = 'second'; per = 1 })
                }
            }
            @{ id = 'acme/chat'; type = 'openai/chat-completions' }
        )
        $models = Get-AimlMusicModel -Live
        ($models | Where-Object IsAvailable -EQ $false).Id | Should -Be 'stable-audio'
        $new = @($models | Where-Object -Not IsKnown)
        $new.Id | Should -Be 'acme/song-9', 'acme/song-10'
        $new[0].Description | Should -Be 'Songs about anvils.'
        "$($new[0].Pricing)" | Should -Be 'depends on the request'
        "$($new[1].Pricing)" | Should -Be '$0.10 to $0.20 per second, by format'
        $new[1].Pricing.Rates[1].When['format'] | Should -Be 'wav'

        (Get-AimlMusicModel song-9, MUSIC-2.6 -Live).Id | Should -Be 'minimax/music-2.6', 'acme/song-9'
        Get-AimlMusicModel acme/chat -Live -ErrorAction SilentlyContinue -ErrorVariable problems | Should -BeNullOrEmpty
        $problems[0].FullyQualifiedErrorId | Should -BeLike 'ModelNotFound,*'
    }

    It 'lists what the service said before where it <What>, and how long ago that was' -ForEach @(
        @{ What = 'fails'; Fault = @{ route = 'models'; status = 500; count = 0 } }
        @{ What = 'breaks off'; Fault = @{ route = 'models'; reset = 'before'; count = 0 } }
        @{ What = 'answers nonsense'; Fault = @{ route = 'models'; body = 'html'; count = 0 } }
    ) {
        $fresh = Get-AimlMusicModel -Live
        # Whatever it would say now is something else.
        Set-ServerModel -Hidden stable-audio
        Add-ServerFault $server $Fault
        $connection = Connect-AimlMusic -ApiKey test-key -BaseUri $server.Uri -MaximumRetryCount 0 -PassThru
        $kept = Get-AimlMusicModel -Live -Connection $connection -WarningVariable warnings -WarningAction SilentlyContinue
        "$($kept.Pricing) $($kept.IsAvailable)" | Should -Be "$($fresh.Pricing) $($fresh.IsAvailable)"
        @($warnings).Count | Should -Be 1
        "$warnings" | Should -Match 'is not available\. The list shown was read (less than a minute|\d+ minutes?) ago\.'
    }

    It 'says how old a list is: <Age>' -ForEach @(
        @{ Age = '5 minutes'; Back = [timespan]::FromMinutes(5.5) }
        @{ Age = '1 hour'; Back = [timespan]::FromHours(1.5) }
        @{ Age = '3 days'; Back = [timespan]::FromDays(3.5) }
    ) {
        $null = Get-AimlMusicModel -Live
        $file = Get-ChildItem -LiteralPath $env:AIMLMUSIC_HOME -Filter models-*.json
        $text = (Get-Content -LiteralPath $file -Raw) -replace '"read_at":"[^"]*"', "`"read_at`":`"$([datetimeoffset]::UtcNow.Subtract($Back).ToString('O'))`""
        Set-Content -LiteralPath $file -Value $text
        Add-ServerFault $server @{ route = 'models'; status = 404; count = 0 }
        $null = Get-AimlMusicModel -Live -WarningVariable warnings -WarningAction SilentlyContinue
        "$warnings" | Should -Match "read $Age ago"
    }

    It 'is an error where the service is not there and nothing is kept' {
        $other = Start-TestServer
        Stop-TestServer $other
        $connection = Connect-AimlMusic -ApiKey test-key -BaseUri $other.Uri -MaximumRetryCount 0 -PassThru
        Get-AimlMusicModel -Live -Connection $connection -ErrorAction SilentlyContinue -ErrorVariable problems | Should -BeNullOrEmpty
        @($problems).Count | Should -Be 1
        $problems[0].FullyQualifiedErrorId | Should -BeExactly 'ConnectionFailed,AimlMusic.PowerShell.GetAimlMusicModelCommand'
        "$($problems[0])" | Should -Match "list of models is not available, and no list is cached"
        @(Get-AimlMusicModel).Count | Should -BeGreaterOrEqual 8
    }

    It 'reads again what is damaged on disk' {
        $null = Get-AimlMusicModel -Live
        Set-Content -LiteralPath (Get-ChildItem -LiteralPath $env:AIMLMUSIC_HOME -Filter models-*.json) -Value '{"data":'
        @(Get-Completion 'New-AimlMusic -Model stab|').ToolTip | Should -Not -Match 'Price'
        $null = Get-AimlMusicModel -Live -WarningVariable warnings
        $warnings.Count | Should -Be 0
        (Get-ServerRequest $server | Where-Object path -EQ '/v1/models').status | Should -Be 200, 200
        @(Get-Completion 'New-AimlMusic -Model stab|').ToolTip | Should -Match 'Price'
    }

    It 'asks the sandbox of the session, and says so' {
        Connect-AimlMusic -Sandbox
        (Get-AimlMusicModel minimax/music-2.6 -Live).IsSandbox | Should -BeTrue
        @(Get-ServerRequest $server).Count | Should -Be 0
    }
}

Describe 'Completion of a model' {
    BeforeEach {
        Reset-All
    }

    It 'asks nobody, and tells what the service said last: price, successor, new and gone' {
        Set-ServerModel -Hidden stable-audio -More @{ id = 'acme/song-9'; aliases = @('song-9'); type = 'audio'; info = @{ description = 'Songs about anvils.' } }
        $before = @(Get-Completion 'New-AimlMusic -Model |')
        $null = Get-AimlMusicModel -Live
        $asked = @(Get-ServerRequest $server).Count
        $after = @(Get-Completion 'New-AimlMusic -Model |')
        @(Get-ServerRequest $server).Count | Should -Be $asked

        $before.CompletionText | Should -Not -Contain 'acme/song-9'
        $after.CompletionText | Should -Be (@($before.CompletionText) + 'acme/song-9')
        $tips = @{}
        $after | ForEach-Object { $tips[$_.ListItemText] = $_.ToolTip }
        $tips['minimax/music-2.6'] | Should -Match 'Price: \$0\.195 per generation \(sandbox\)\.$'
        $tips['minimax-music'] | Should -Match 'Superseded: use minimax/music-2\.6 instead\.$'
        $tips['stable-audio'] | Should -Match 'does not list it\.$'
        $tips['acme/song-9'] | Should -BeExactly 'Songs about anvils.'
        ($before | Where-Object ListItemText -EQ 'minimax-music').ToolTip | Should -Match 'Superseded: use'
    }

    It 'completes other names, and -Name too' {
        Set-ServerModel -More @{ id = 'acme/x'; aliases = @('anvil-song'); type = 'music' }
        $null = Get-AimlMusicModel -Live
        (Get-Completion 'New-AimlMusic -Model anvil|').CompletionText | Should -Be 'acme/x'
        (Get-Completion 'Get-AimlMusicModel anvil|').CompletionText | Should -Be 'acme/x'
    }

    It 'is of the service that the session is connected to' {
        Set-ServerModel -More @{ id = 'acme/song-9'; type = 'music' }
        $null = Get-AimlMusicModel -Live
        Connect-AimlMusic -Sandbox
        Get-Completion 'New-AimlMusic -Model acme|' | Where-Object ListItemText -EQ 'acme/song-9' | Should -BeNullOrEmpty
        Connect-AimlMusic -ApiKey test-key -BaseUri $server.Uri
        (Get-Completion 'New-AimlMusic -Model acme|').CompletionText | Should -Be 'acme/song-9'
    }

    It 'runs nothing that a name holds' {
        Set-ServerModel -More @{ id = "acme';`$x=1;'"; type = 'music' }, @{ id = 'acme$(exit)'; type = 'music' }, @{ id = '-acme'; type = 'music' }
        $null = Get-AimlMusicModel -Live
        $texts = @((Get-Completion 'New-AimlMusic -Model acme|').CompletionText)
        $texts.Count | Should -Be 3
        foreach ($text in $texts) {
            $tokens = $mistakes = $null
            $tree = [System.Management.Automation.Language.Parser]::ParseInput("New-AimlMusic -Model $text", [ref]$tokens, [ref]$mistakes)
            $mistakes.Count | Should -Be 0
            $tree.EndBlock.Statements.Count | Should -Be 1
            $value = $tree.EndBlock.Statements[0].PipelineElements[0].CommandElements[2]
            $value | Should -BeOfType ([System.Management.Automation.Language.StringConstantExpressionAst])
            $value.Value | Should -BeIn "acme';`$x=1;'", 'acme$(exit)', '-acme'
        }
    }

    It 'works where the address cannot be used' {
        $env:AIML_API_BASE_URL = 'no address at all'
        try { (Get-Completion 'New-AimlMusic -Model stab|').CompletionText | Should -Be 'stable-audio' } finally { $env:AIML_API_BASE_URL = $server.Uri }
    }
}

Describe 'Get-AimlMusicBalance' {
    BeforeEach {
        Reset-All
        $env:AIML_API_KEY = 'test-key'
    }

    AfterEach {
        $env:AIML_API_KEY = $null
    }

    It 'tells what is left, as numbers can be compared' {
        Set-Server $server @{ balance = 12.34 }
        $balance = Get-AimlMusicBalance
        $balance | Should -BeOfType ([AimlMusic.AccountBalance])
        $balance.Balance | Should -BeOfType ([decimal])
        $balance.Balance, $balance.Currency, $balance.IsSandbox | Should -Be 12.34, 'USD', $true
        $balance.Balance -ge 10 | Should -BeTrue
        $null = New-AimlMusic -Model stable-audio -Prompt rain
        (Get-AimlMusicBalance).Balance | Should -Be 12.24
    }

    It 'asks again where the answer fails to come' {
        Add-ServerFault $server @{ route = 'billing'; status = 503 }
        (Get-AimlMusicBalance).Currency | Should -Be 'USD'
        (Get-ServerRequest $server -Route billing).status | Should -Be 503, 200
    }

    It 'needs a key' {
        $env:AIML_API_KEY = $null
        # What was listed without a key must not let anything else go on without one.
        $null = Get-AimlMusicModel -Live
        { Get-AimlMusicBalance } | Should -Throw -ErrorId 'ApiKeyMissing,*'
        @(Get-ServerRequest $server -Route billing).Count | Should -Be 0
    }

    It 'says that a key is not accepted' {
        Add-ServerFault $server @{ route = 'billing'; status = 401 }
        { Get-AimlMusicBalance } | Should -Throw -ErrorId 'Unauthorized,*'
    }

    It 'asks the connection that it is given' {
        $connection = Connect-AimlMusic -Sandbox -PassThru
        Disconnect-AimlMusic
        (Get-AimlMusicBalance -Connection $connection).Balance | Should -Be 100
        @(Get-ServerRequest $server).Count | Should -Be 0
    }
}

Describe 'A legacy model' {
    BeforeEach {
        Reset-All
        $env:AIML_API_KEY = 'test-key'
        $rows = 1..3 | ForEach-Object { [pscustomobject]@{ Lyrics = "The sea is calm tonight, $_"; Title = "$_" } }
    }

    AfterEach {
        $env:AIML_API_KEY = $null
    }

    It 'is warned of once a command, with its successor, and makes its songs' {
        $songs = $rows | New-AimlMusic -Model minimax-music -ReferenceAudio https://example.com/a.mp3 -WarningVariable warnings -WarningAction SilentlyContinue
        @($songs).Count | Should -Be 3
        @($warnings).Count | Should -Be 1
        "$warnings" | Should -Match "'minimax-music' is superseded\. Use 'minimax/music-2\.6' instead"
    }

    It 'is warned of with -WhatIf too' {
        $null = $rows | New-AimlMusic -Model MINIMAX-music -ReferenceAudio https://example.com/a.mp3 -WhatIf -WarningVariable warnings -WarningAction SilentlyContinue
        @($warnings).Count | Should -Be 1
    }

    It 'is not every model' {
        $null = $rows | New-AimlMusic -WhatIf -WarningVariable warnings
        @($warnings).Count | Should -Be 0
    }
}
