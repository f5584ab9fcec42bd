### Gobiernos, sus movimientos y su derecho, en español. Mismas claves y variables que politics.en.ftl.

## Nodos de la tabla de vínculos

channel-government-usa = Gobierno de Estados Unidos
channel-government-mexico = Gobierno de México
port-government-usa-water-threats = exigencias sobre agua
port-government-usa-cuba-threats = exigencias sobre petróleo a Cuba
port-government-mexico-withholding = negativas y represalias

## Partes, asuntos, bienes

party-USA = Estados Unidos
party-MEX = México
party-CAN = Canadá
issue-migration = migración
issue-drugs = drogas
issue-cartels = cárteles
issue-water = agua
issue-cuba-oil = petróleo a Cuba
issue-trade-barriers = barreras comerciales
issue-industry = una industria nacional
issue-trade-balance = la balanza comercial
issue-forced-labour = trabajo forzoso
issue-treaty-review = la revisión del tratado
issue-china = bienes chinos en las exportaciones de México
goods-all = todos los bienes
goods-metals = acero y aluminio
goods-vehicles = vehículos y autopartes
goods-heavy-trucks = camiones pesados y autobuses
goods-copper = cobre
goods-lumber = madera y muebles
goods-tomatoes = jitomate
goods-sugar = azúcar
goods-electronics = electrónica

## Movimientos

kind-threaten = anuncia una medida
kind-renew = renueva un anuncio
kind-declare-emergency = declara una emergencia
kind-open-investigation = abre una investigación
kind-find = determina que hay lugar a medidas
kind-sign-order = firma una orden
kind-impose = pone una medida en vigor
kind-carve-out = exenta los bienes del T-MEC
kind-pause = pausa o pospone
kind-withdraw = retira o deja vencer
kind-lift = levanta una medida
kind-lapse = una medida vence
kind-blocked = la ley lo impide
kind-rule = un tribunal resuelve
kind-concede = da lo que se pidió
kind-concede-part = da una parte
kind-transfer-prisoners = entrega reos
kind-announce-retaliation = anuncia represalias
kind-retaliate = toma represalias
kind-end-retaliation = termina las represalias
kind-confirm-term = confirma un nuevo periodo
kind-decline-term = no confirma un nuevo periodo
kind-term-extended = empieza un nuevo periodo
kind-give-notice = da aviso de retiro
kind-withdraw-notice = retira el aviso
kind-treaty-ends = termina el tratado
kind-delay = gana tiempo
kind-resist = se niega
kind-litigate = pide consultas según el tratado
kind-demand-origin-rules = pide reglas de origen más estrictas
kind-accept-origin-rules = acepta reglas de origen más estrictas

move-threaten = anuncia { $rate } a { $goods } desde el { $deadline }, por { $issue }
move-renew = renueva { $rate } a { $goods } desde el { $deadline }, por { $issue }
move-declare-emergency = declara una emergencia nacional por { $issue }
move-open-investigation = abre una investigación sobre { $goods }
move-find = determina que hay lugar a medidas sobre { $goods }
move-sign-order = firma una orden: { $rate } a { $goods } desde el { $deadline }
move-impose = { $rate } a { $goods } en vigor, por { $issue }
move-carve-out = bienes del T-MEC exentos desde el { $deadline }
move-pause = { $rate } en pausa o pospuesto, por { $issue }
move-withdraw = { $rate } a { $goods } sin cobrarse, por { $issue }
move-lift = se levanta la medida sobre { $goods }
move-lapse = vence la medida sobre { $goods }
move-blocked = { $rate } a { $goods } impedido por la ley
move-rule = sentencia sobre aranceles con el poder de emergencia
move-concede = da lo que se pidió en { $issue }{ $package }
move-concede-part = da una parte en { $issue }{ $package }
move-transfer-prisoners = entrega { $amount } reos
move-announce-retaliation = anuncia aranceles propios, por { $issue }
move-retaliate = cobra { $rate } a una lista de bienes de Estados Unidos
move-end-retaliation = termina sus aranceles a bienes de Estados Unidos
move-confirm-term = confirma un nuevo periodo del T-MEC
move-decline-term = no confirma un nuevo periodo del T-MEC
move-term-extended = empieza un nuevo periodo de dieciséis años del T-MEC
move-give-notice = da aviso de retiro del T-MEC, con efecto el { $deadline }
move-withdraw-notice = retira su aviso de retiro del T-MEC
move-treaty-ends = el T-MEC termina para esa parte
move-delay = gana tiempo en { $issue }
move-resist = se niega a lo que se pide en { $issue }
move-litigate = pide consultas según el T-MEC, por { $issue }
move-demand-origin-rules = pide reglas de origen más estrictas como precio de un nuevo periodo
move-accept-origin-rules = acepta reglas de origen más estrictas
package-border-forces = : { $amount } elementos a la frontera
package-water = : { $amount } acres-pie de agua
package-barriers = : { $amount } barreras comerciales en una lista para retirarse
package-oil = : envíos de petróleo a { $amount } % de lo que eran
package-prisoners = : { $amount } reos entregados
package-asia = : aranceles de { $amount } % a bienes de países asiáticos sin acuerdo

## Razones

reason-class-rate = clase { $letter }: { $yes } de { $of } en vigor en su día
reason-wide-prior = la clase perdió su instrumento: distribución amplia
reason-issue-rate = { $count } anuncios en { $months } meses del registro
reason-frequency = { $yes } de { $of } en el registro
reason-drawn-from-record = sorteado entre los casos del registro
reason-market-price = precio de mercado
reason-law = por ley
reason-refused = no permitido: { $rule }
reason-follows-from = se sigue de un movimiento anterior
reason-payoff = ganancia frente a la siguiente opción: { $terms }
reason-payoff-none = sin diferencia de ganancia
term-welfare = ingreso real
term-prices = precios
term-sectors = sectores
term-investment = inversión
term-markets = mercados
term-process = procedimiento legal
term-law = riesgo legal
term-retaliation = represalias
term-concession = concesión
term-audience = público
term-continuation = lo que sigue
term-rally = respaldo
term-readiness = disposición

## Conducta en una corrida

section-behaviour = Gobiernos
behaviour-note-scenario = Desde el { $day } los gobiernos actúan por sí mismos en el escenario; la línea de base conserva sus medidas. Cada uno de los { $count } sorteos tiene su propia historia; todos los movimientos, con su probabilidad y su razón, están en decisions.csv.
behaviour-note-both = Desde el { $day } los gobiernos actúan por sí mismos, con la misma historia en línea de base y escenario. Cada uno de los { $count } sorteos tiene su propia historia; todos los movimientos, con su probabilidad y su razón, están en decisions.csv.
behaviour-modes = Estados Unidos: { $usa }. México: { $mexico }.
mode-scripted = según el guion
mode-base-rates = según las frecuencias del registro
mode-responsive = con respuesta propia
mode-style = { $mode }, estilo { $style }
mode-forbearance = { $mode }, moderación { $forbearance }
behaviour-typical = Una historia típica: el sorteo { $draw }, cuyo resultado es el más cercano a la mediana
behaviour-typical-note = Elegida por el ingreso real de México en el último mes: { $value } % en este sorteo, { $median } % en la mediana. Una sola historia es un ejemplo, no un pronóstico.
behaviour-frequencies = Movimientos por historia, por año
behaviour-move = Movimiento
behaviour-column-day = Día
behaviour-column-actor = Actor
behaviour-column-move = Movimiento
behaviour-column-authority = Autoridad
behaviour-column-probability = Probabilidad
behaviour-column-reason = Razón

## El experimento de moderación

forbearance-title = Moderación en ambos lados
forbearance-note = { $title }. Ambos gobiernos { $mode }; { $month } frente a la línea de base { $baseline }; { $draws } sorteos en cada celda, los mismos ({ $failed } fallidos).
forbearance-reading = Renglones: lo que queda de la hostilidad de Estados Unidos ante un motivo. Columnas: lo que queda de las negativas de México ante una exigencia. 0 es nada, 1 como en el registro. Medianas de los sorteos, escenario frente a línea de base; las superficies de ambos lados con vínculos juzgados. Ninguna celda es un pronóstico: son frecuencias del registro, multiplicadas.
forbearance-surfaces = Superficies
forbearance-moves = Movimientos por historia
forbearance-moves-note = Renglones: multiplicador de la hostilidad de Estados Unidos · multiplicador de las negativas de México. Una concesión también responde a una amenaza: menos amenazas, menos concesiones.
forbearance-corner = Hostilidad de EE. UU. ↓ · negativas de México →
forbearance-axis-mexico = Negativas de México que quedan →
forbearance-axis-usa = Hostilidad de EE. UU. que queda ↓
forbearance-column-cell = Celda
forbearance-column-announced = Anuncios de EE. UU.
forbearance-column-imposed = Medidas de EE. UU. en vigor
forbearance-column-conceded = Concesiones de México
forbearance-column-retaliated = Represalias de México
