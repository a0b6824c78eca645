BeforeAll {
    Import-Module $env:AIMLMUSIC_TEST_MODULE -Force
    Import-Module "$PSScriptRoot/TestServer.psm1" -Force
    Clear-AimlEnvironment
    $server = Start-TestServer
    Connect-AimlMusic -ApiKey test-key -BaseUri $server.Uri
    # More of them where somebody has the time.
    $count = if ($env:AIMLMUSIC_TEST_DAMAGED) { [int] $env:AIMLMUSIC_TEST_DAMAGED } else { 400 }
    $latin = [System.Text.Encoding]::GetEncoding('windows-1252')
    $utf8 = [System.Text.UTF8Encoding]::new()

    # A name with one mistake: a letter less, more or another, two that changed places, or blanks and punctuation.
    function Get-NearName {
        param([string] $Name, [System.Random] $Random)

        $at = $Random.Next($Name.Length - 1)
        switch ($Random.Next(7)) {
            0 { $Name.Remove($at, 1) }
            1 { $Name.Insert($at, 'x') }
            2 { $Name.Remove($at, 1).Insert($at, 'x') }
            3 { if ($Name[$at] -eq $Name[$at + 1]) { "$Name " } else { $Name.Substring(0, $at) + $Name[$at + 1] + $Name[$at] + $Name.Substring($at + 2) } }
            4 { $Name.Insert($at + 1, ' ') }
            5 { $Name.ToLowerInvariant().Insert($at + 1, '_') }
            6 { " $Name" }
        }
    }

    function Get-DamagedText {
        param([string] $Text, [System.Random] $Random)

        $at = $Random.Next($Text.Length)
        switch ($Random.Next(5)) {
            0 { $utf8.GetString($latin.GetBytes("ü$Text")) }
            1 { $Text.Insert($at, [string][char]$Random.Next(1, 9)) }
            2 { $Text.Insert($at, [string][char]$Random.Next(0x7f, 0x85)) }
            3 { $Text.Insert($at, [string][char]$Random.Next(0xd800, 0xe000)) }
            4 { $Text.Insert($at, "`0") }
        }
    }

    # Every hundredth row is whole. All go through CSV, as a table would.
    function Get-Row {
        param([int] $Count)

        foreach ($number in 1..$Count) {
            $random = [System.Random]::new($number)
            $row = [ordered]@{ Title = "Song $number"; Prompt = 'slow folk with guitar'; Lyrics = "The sea is calm tonight, number $number" }
            $column = @('Title', 'Prompt', 'Lyrics')[$random.Next(3)]
            if ($number % 100 -eq 0) { }
            elseif ($random.Next(2)) {
                $text = $row[$column]
                $row.Remove($column)
                $row[(Get-NearName $column $random)] = $text
            }
            else { $row[$column] = Get-DamagedText $row[$column] $random }

            [pscustomobject]$row | ConvertTo-Csv | ConvertFrom-Csv
        }
    }
}

AfterAll {
    Disconnect-AimlMusic
    Stop-TestServer $server
}

Describe 'Rows that are damaged at random' {
    It 'are errors of their own, one each, and only whole rows are bought' {
        Set-Server $server @{ balance = 1000000 }
        $whole = @(1..$count | Where-Object { $_ % 100 -eq 0 })

        $songs = Get-Row $count | New-AimlMusic -ThrottleLimit 32 -ErrorAction SilentlyContinue -ErrorVariable problems

        @($songs).Count | Should -Be $whole.Count
        @($problems).Count | Should -Be ($count - $whole.Count)
        @($problems | Where-Object FullyQualifiedErrorId -NotLike 'RequestInvalid,*').Count | Should -Be 0
        @($problems | Where-Object { "$_" -notmatch 'contains invalid characters|resembles the parameter (Title|Prompt|Lyrics),' }).Count | Should -Be 0
        @($problems | Where-Object { "$_" -match '[\x00-\x1f\x7f-\x9f\ud800-\udfff]' }).Count | Should -Be 0
        $submits = Get-ServerRequest $server -Route submit
        @($submits).Count | Should -Be $whole.Count
        @($submits.body.prompt | Sort-Object -Unique) | Should -BeExactly 'slow folk with guitar'
        @($submits.body.lyrics | Sort-Object) | Should -BeExactly @($whole | ForEach-Object { "The sea is calm tonight, number $_" } | Sort-Object)
    }
}
