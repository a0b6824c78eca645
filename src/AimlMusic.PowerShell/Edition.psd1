@{
    RootModule         = 'AimlMusic.PowerShell.dll'
    ModuleVersion      = '{ModuleVersion}'
    PowerShellVersion  = '{PowerShellVersion}'
    # Loaded before the types file, which names a type of it.
    RequiredAssemblies = @('AimlMusic.Client.dll')
    TypesToProcess     = @('../../AimlMusic.Types.ps1xml')
    FormatsToProcess   = @('../../AimlMusic.Format.ps1xml')
}
