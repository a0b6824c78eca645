# What a user's script does, as one process that may be killed at any moment.
# It says "ready" once the module is there, a line for each saved song, and at its end how many errors of each kind there were.
[CmdletBinding()]
param(
    [Parameter(Mandatory)] [ValidateSet('New', 'Resume', 'Doubtful')] [string] $Step,
    [Parameter(Mandatory)] [string] $Module,
    [Parameter(Mandatory)] [string] $Target,
    [string] $Songs,
    [int] $ExchangeSec = 2,
    [int] $WaitSec = 12,
    [int] $ThrottleLimit = 32,
    [int] $DoubtSec = 1800
)

$failures = @()
$quiet = @{ ErrorAction = 'SilentlyContinue'; ErrorVariable = '+failures' }
$patience = @{ TimeoutSec = $WaitSec; PollIntervalSec = 0.2; ThrottleLimit = $ThrottleLimit }
$here = @{ Path = "$Target/"; ThrottleLimit = 8 }

Import-Module $Module -ErrorAction Stop
Connect-AimlMusic -TimeoutSec $ExchangeSec -MaximumRetryCount 3
[Console]::Out.WriteLine('ready')

switch ($Step) {
    'New' { Import-Csv -LiteralPath $Songs | New-AimlMusic -Once -Wait @patience @quiet | Save-AimlMusic @here @quiet | ForEach-Object { "saved $($_.Name)" } }
    'Resume' { Resume-AimlMusic -DoubtTimeoutSec $DoubtSec @patience @quiet | Save-AimlMusic @here @quiet | ForEach-Object { "saved $($_.Name)" } }
    'Doubtful' { Get-AimlMusicHistory -Status Unknown | ForEach-Object { "doubtful $($_.ClientRequestId)" } }
}

# The same error passes through each command of the pipeline; it is one all the same.
$failures | Where-Object { $_ -is [System.Management.Automation.ErrorRecord] } | Select-Object -Unique -Property Exception, FullyQualifiedErrorId |
    Group-Object -Property FullyQualifiedErrorId | ForEach-Object { "error $($_.Count) $($_.Name)" }
$failures | Where-Object { "$($_.FullyQualifiedErrorId)" -like 'UnexpectedError*' } | ForEach-Object { "unexpected $($_.Exception)" -replace '\s+', ' ' }
